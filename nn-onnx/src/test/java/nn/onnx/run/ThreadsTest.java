package nn.onnx.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import nn.data.NnException;
import nn.onnx.OnnxEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    @AfterEach
    void forget() {
        System.clearProperty(Threads.PROPERTY);
    }

    @Test
    void smallNetworksRunOnOneThread() {
        assertThat(new Threads(OptionalInt.empty()).forWork(1000)).isEqualTo(1);
    }

    @Test
    void largeNetworksRunOnAllCores() {
        assertThat(new Threads(OptionalInt.empty()).forWork(Long.MAX_VALUE))
                .isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void theUsersChoiceCounts() {
        System.setProperty(Threads.PROPERTY, "3");
        assertThat(Threads.configured().forWork(1)).isEqualTo(3);
    }

    @Test
    void aWrongPropertyIsTold() {
        System.setProperty(Threads.PROPERTY, "many");
        assertThatThrownBy(Threads::configured)
                .isInstanceOf(NnException.class)
                .hasMessage(
                        "nn.onnx.threads must be a number of threads, but was \"many\".\nMaybe set -Dnn.onnx.threads=2.");
    }

    @Test
    void noThreadIsTooFew() {
        assertThatThrownBy(() -> new OnnxEngine().threads(0))
                .isInstanceOf(NnException.class)
                .hasMessage("the number of threads must be at least 1, but was 0.");
    }
}
