package nn.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Holds nn-onnx to running beside any protobuf-java that other libraries bring: it needs none. */
class NoProtobufTest {
    @Test
    void noProtobufIsThereWhenTheTestsRun() {
        assertThatThrownBy(() -> Class.forName("com.google.protobuf.Message"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThat(Onnx.class.getModule().getDescriptor().requires())
                .extracting(each -> each.name())
                .noneMatch(name -> name.contains("protobuf"));
    }
}
