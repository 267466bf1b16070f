package nn.datasets;

/**
 * Knows one file of the binary version of CIFAR, as its authors published it.
 *
 * @param name such as {@code data_batch_1.bin}
 * @param rows how many pictures it holds
 * @param sha256 its hash
 */
record CifarFile(String name, int rows, String sha256) {}
