package nn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final List<String> LITTLE = List.of("-Xmx64m", "-XX:MaxDirectMemorySize=32m", "-XX:+UseSerialGC");
    private static final String CURE = "\nMaybe raise -XX:MaxDirectMemorySize and -Xmx, or take fewer rows at once.\n";

    private static String lack(String what, long bytes) {
        return "nn.data.NnException: " + what + " needs " + bytes
                + " bytes, but there is no room for them: direct memory is limited to 33554432 bytes, the heap to ";
    }

    @Test
    void aTensorThatFitsNowhereSaysHowMuchItWantedAndWhatTheLimitsAre() throws IOException {
        assertThat(ChildJvm.run(LITTLE, MemoryProbe.class, "zeros"))
                .startsWith(lack("a tensor float32 [20000000]", 80_000_000))
                .endsWith(CURE);
    }

    @Test
    void soDoesADatasetThatIsShuffled() throws IOException {
        assertThat(ChildJvm.run(LITTLE, MemoryProbe.class, "shuffled"))
                .startsWith(lack("a tensor uint8 [1000, 40000]", 40_000_000))
                .endsWith(CURE);
    }

    @Test
    void soDoAHundredMillionParameters() throws IOException {
        assertThat(ChildJvm.run(LITTLE, MemoryProbe.class, "parameters"))
                .startsWith(lack("the weight dense/kernel [10000, 10000]", 400_000_000))
                .endsWith(CURE);
    }

    @Test
    void tensorsStandOnTheHeapBeyondHalfOfTheDirectMemory() throws IOException {
        assertThat(ChildJvm.run(LITTLE, MemoryProbe.class, "halves")).isEqualTo("direct direct heap heap\n");
    }

    @Test
    void tensorsThatAreDroppedNeverExhaustDirectMemory() throws IOException {
        List<String> options = List.of("-Xmx64m", "-XX:MaxDirectMemorySize=32m", "-XX:+DisableExplicitGC");
        assertThat(ChildJvm.run(options, MemoryProbe.class, "dropped")).isEqualTo("done\n");
    }

    @Test
    void directMemoryOfEnginesIsLackingInWordsToo() {
        assertThatThrownBy(() -> Memory.direct("the engine", 1L << 31))
                .isInstanceOf(NnException.class)
                .hasMessage("the engine needs 2147483648 bytes in one piece, but one can hold at most 2^31 - 1.\n"
                        + "Maybe take fewer rows at once.");
        assertThat(Memory.direct("the engine", 8).isDirect()).isTrue();
    }

    @Test
    void whatTheJvmSaidIsKept() {
        OutOfMemoryError lack = new OutOfMemoryError("Java heap space");
        assertThatThrownBy(() -> Memory.require("it", 5, () -> {
                    throw lack;
                }))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith("it needs 5 bytes, but there is no room for them")
                .hasCause(lack);
    }

    @Test
    void theLimitIsTheLastOptionOrTheHeap() {
        assertThat(Memory.limit(List.of("-Xmx1g"), 7)).isEqualTo(7);
        assertThat(Memory.limit(List.of("-XX:MaxDirectMemorySize=0"), 7)).isEqualTo(7);
        assertThat(Memory.limit(List.of("-XX:MaxDirectMemorySize=1000"), 7)).isEqualTo(1000);
        assertThat(Memory.limit(List.of("-XX:MaxDirectMemorySize=3k", "-XX:MaxDirectMemorySize=2m"), 7))
                .isEqualTo(2 << 20);
        assertThat(Memory.limit(List.of("-XX:MaxDirectMemorySize=5G"), 7)).isEqualTo(5L << 30);
    }
}
