package nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nn.data.Schema;
import nn.data.State;
import nn.spi.Device;
import nn.spi.Engine;
import nn.spi.EnginePredictor;
import nn.spi.Network;
import nn.spi.Plan;
import nn.train.Fit;
import nn.train.History;
import nn.train.TinyData;
import nn.train.TinyEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginesTest {
    @TempDir
    Path folder;

    @Test
    void findsNoneWhereThereIsNone() {
        assertThat(Engines.all()).isEmpty();
        assertThat(Engines.report()).isEqualTo("no engine was found\n");
        assertThatThrownBy(() -> Engines.find(""))
                .hasMessage("no engine was found on the module path or the class path.\n"
                        + "Maybe add the dependency io.github.nn-java:nn-onnx.");
    }

    @Test
    void findsWhatTheThreadsLoaderKnows() throws IOException {
        List<Engine> found = with("nn.train.TinyEngine", Engines::all);
        assertThat(found).extracting(Engine::name).containsExactly("tiny");
        assertThat(with("nn.train.TinyEngine", () -> Engines.find("")).name()).isEqualTo("tiny");
        assertThat(with("nn.train.TinyEngine", () -> Engines.find("tiny")).name())
                .isEqualTo("tiny");
        assertThat(with("nn.train.TinyEngine", Engines::report)).isEqualTo("tiny (Tiny 1.0)\n  cpu: usable\n");
    }

    @Test
    void saysWhichThereAreWhereTheNameIsUnknown() {
        assertThatThrownBy(() -> with("nn.train.TinyEngine", () -> Engines.find("onx")))
                .hasMessage("there is no engine \"onx\".\n"
                        + "Maybe add the dependency io.github.nn-java:nn-onx, or use one of [tiny].");
    }

    @Test
    void saysWhichCannotBeLoaded() {
        assertThatThrownBy(() -> with("nn.train.NoEngine", Engines::all))
                .hasMessageStartingWith("an engine could not be loaded: ")
                .hasMessageContaining("nn.train.NoEngine")
                .hasMessageEndingWith("\nMaybe its jar is broken, or of another version than nn-api.");
    }

    @Test
    void takesTheFirstUsableDevice() {
        assertThat(Engines.device(gpus(), Fit.AUTO).name()).isEqualTo("cuda:1");
        assertThat(Engines.device(gpus(), "gpu").name()).isEqualTo("cuda:1");
        assertThat(Engines.device(gpus(), "cpu")).isEqualTo(Device.CPU);
    }

    @Test
    void saysWhyADeviceCannotBeUsed() {
        assertThatThrownBy(() -> Engines.device(gpus(), "cuda:0"))
                .hasMessage("the engine inferring cannot use the device \"cuda:0\" here. cuda:0: libcudnn.so.9 is"
                        + " missing\nMaybe use one of [cuda:1, cpu].");
        assertThatThrownBy(() -> Engines.device(new TinyEngine(), "gpu"))
                .hasMessage("the engine tiny cannot use the device \"gpu\" here.\nMaybe use one of [cpu].");
    }

    @Test
    void saysHowDevicesAreNamed() {
        for (String name : List.of("tpu", "CPU", "cuda:x", "cuda:-1")) {
            assertThatThrownBy(() -> Engines.device(gpus(), name))
                    .hasMessage("there is no device \"" + name
                            + "\".\nMaybe use auto, cpu, gpu, or cuda:N such as cuda:0.");
        }
    }

    @Test
    void refusesToTrainWithAnEngineThatOnlyPredicts() {
        assertThatThrownBy(() -> TinyData.train(TinyData.rows(4), fit -> fit.engine(gpus())))
                .hasMessage("the engine inferring predicts, but does not train.\nMaybe use the engine onnx.");
    }

    @Test
    void passesOnWhatAnEngineRefuses() {
        TinyEngine choosy = new TinyEngine() {
            @Override
            public List<String> refusals(Plan plan) {
                return List.of("dense: too plain.", "dense: too small.");
            }
        };
        assertThatThrownBy(() -> TinyData.train(TinyData.rows(4), fit -> fit.engine(choosy)))
                .hasMessage("the engine tiny cannot train this network:\ndense: too plain.\ndense: too small.\n"
                        + "Maybe use another engine.");
    }

    @Test
    void predictsWithAnEngineThatOnlyPredicts() {
        Model trained = TinyData.train(TinyData.rows(4), fit -> fit);
        Model loaded = Model.of(
                trained.architecture(),
                trained.state(),
                Fit.DEFAULT.engine(gpus()).compilation(),
                History.EMPTY,
                Schema.UNKNOWN);
        assertThat(loaded.predict(1, 2, 3)).containsExactly(trained.predict(1, 2, 3));
    }

    /** An engine with two graphics cards, of which one cannot be used. */
    private static Engine gpus() {
        return new Engine() {
            @Override
            public String name() {
                return "inferring";
            }

            @Override
            public String version() {
                return "1";
            }

            @Override
            public List<Device> devices() {
                return List.of(
                        new Device("cuda:0", Optional.of("libcudnn.so.9 is missing")),
                        new Device("cuda:1", Optional.empty()),
                        Device.CPU);
            }

            @Override
            public List<String> refusals(Plan plan) {
                return List.of();
            }

            @Override
            public EnginePredictor predictor(Network network, State state, Device device) {
                return new TinyEngine().predictor(network, state, device);
            }
        };
    }

    private <T> T with(String provider, Supplier<T> action) throws IOException {
        Path services = Files.writeString(folder.resolve("services"), provider);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new Copies(services.toUri().toURL()));
        try {
            return action.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Loads its own copies of the tiny engine's classes, as if from a jar on the class path. */
    private static final class Copies extends ClassLoader {
        private final URL services;

        Copies(URL services) {
            super(EnginesTest.class.getClassLoader());
            this.services = services;
        }

        @Override
        public Enumeration<URL> getResources(String name) {
            return name.startsWith("META-INF/services/")
                    ? Collections.enumeration(List.of(services))
                    : Collections.emptyEnumeration();
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("nn.train.Tiny") || findLoadedClass(name) != null) {
                return super.loadClass(name, resolve);
            }
            try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
