module example.digits {
    requires nn.mnist;
    requires nn.onnx;
}
