package nn.table;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A text that can be read several times. */
interface CsvText {
    /** Says in messages what it is. */
    String name();

    Reader open(Charset encoding) throws IOException;

    static CsvText of(Path path) {
        return new CsvText() {
            @Override
            public String name() {
                return String.valueOf(path.getFileName());
            }

            @Override
            public Reader open(Charset encoding) throws IOException {
                InputStream file = Files.newInputStream(path);
                try {
                    return decoded(file, encoding);
                } catch (IOException | RuntimeException e) {
                    file.close();
                    throw e;
                }
            }
        };
    }

    static CsvText of(String name, byte[] bytes) {
        return new CsvText() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Reader open(Charset encoding) throws IOException {
                return decoded(new ByteArrayInputStream(bytes), encoding);
            }
        };
    }

    static CsvText of(String text) {
        return new CsvText() {
            @Override
            public String name() {
                return "CSV";
            }

            @Override
            public Reader open(Charset encoding) {
                return new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text);
            }
        };
    }

    private static Reader decoded(InputStream bytes, Charset encoding) throws IOException {
        InputStream plain = unzipped(new BufferedInputStream(bytes, 1 << 16));
        Charset marked = ByteOrderMark.skip(plain).orElse(encoding);
        return new DecodingReader(plain, marked);
    }

    /** Unpacks what begins as a gzip file does. */
    private static InputStream unzipped(InputStream bytes) throws IOException {
        bytes.mark(2);
        boolean zipped = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        return zipped ? new BufferedInputStream(new GZIPInputStream(bytes, 1 << 16), 1 << 16) : bytes;
    }
}
