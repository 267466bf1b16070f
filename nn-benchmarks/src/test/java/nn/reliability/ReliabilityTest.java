package nn.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ReliabilityTest {
    @Test
    void refusesAnUnknownPromise() {
        StringWriter said = new StringWriter();
        int status = new CommandLine(new Reliability())
                .setErr(new PrintWriter(said, true))
                .execute("fits", "wishes");
        assertThat(status).isEqualTo(2);
        assertThat(said.toString())
                .startsWith("a promise is one of [fits, loads, ")
                .contains("], but was [wishes].\n");
    }
}
