package nn.onnx.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FasterTest {
    /** Counts how many of some steps share, where sharing and not sharing take so long. */
    private static int shared(Faster faster, int steps, long alone, long together) {
        int shared = 0;
        for (int i = 0; i < steps; i++) {
            shared += faster.isShared() ? 1 : 0;
            faster.took(faster.isShared() ? together : alone);
        }
        return shared;
    }

    @Test
    void staysWithWhatIsFasterAndTriesTheOtherNowAndThen() {
        assertThat(shared(new Faster(), 16 * 8, 10, 20)).isEqualTo(8);
        assertThat(shared(new Faster(), 16 * 8, 20, 10)).isEqualTo(15 * 8);
    }

    @Test
    void noticesThatTheOtherBecameFaster() {
        Faster faster = new Faster();
        shared(faster, 16 * 8, 10, 20);
        assertThat(shared(faster, 16 * 8, 20, 9)).isEqualTo(16 * 8);
    }

    @Test
    void isNotMisledByAStepThatWasHeldUp() {
        Faster faster = new Faster();
        shared(faster, 8, 20, 10);
        faster.took(1_000_000);
        shared(faster, 7, 20, 10);
        assertThat(faster.isShared()).isTrue();
    }
}
