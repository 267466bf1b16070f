package nn.examples;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nn.data.Randoms;
import nn.image.Images;

/** Draws pictures of shapes, each kind into a folder of its own, of all sizes, colours and directions. */
final class Drawings {
    private static final Map<String, Shape> SHAPES = Map.of(
            "disc",
            new Ellipse2D.Double(-1, -1, 2, 2),
            "square",
            new Rectangle2D.Double(-0.9, -0.9, 1.8, 1.8),
            "triangle",
            triangle(),
            "ring",
            ring());

    private Drawings() {}

    private static Shape triangle() {
        Shape large = new Polygon(new int[] {0, 97, -97}, new int[] {-112, 56, 56}, 3);
        return AffineTransform.getScaleInstance(0.01, 0.01).createTransformedShape(large);
    }

    private static Shape ring() {
        Area ring = new Area(new Ellipse2D.Double(-1, -1, 2, 2));
        ring.subtract(new Area(new Ellipse2D.Double(-0.55, -0.55, 1.1, 1.1)));
        return ring;
    }

    /** Writes so many PNG files of each kind. */
    static void write(Path folder, int each, long seed) {
        SHAPES.forEach((kind, shape) -> {
            try {
                Files.createDirectories(folder.resolve(kind));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            for (int i = 0; i < each; i++) {
                BufferedImage drawn = draw(shape, Randoms.of(seed, kind, i));
                Images.write(Images.of(drawn), folder.resolve(kind).resolve(i + ".png"));
            }
        });
    }

    private static BufferedImage draw(Shape shape, Randoms randoms) {
        int width = 40 + randoms.nextInt(40);
        int height = 40 + randoms.nextInt(40);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        int dark = randoms.nextInt(2);
        graphics.setColor(colour(dark, randoms));
        graphics.fillRect(0, 0, width, height);
        double radius = Math.min(width, height) * (0.25 + 0.2 * randoms.nextDouble());
        graphics.translate(
                radius + (width - 2 * radius) * randoms.nextDouble(),
                radius + (height - 2 * radius) * randoms.nextDouble());
        graphics.scale(radius, radius);
        graphics.rotate(2 * Math.PI * randoms.nextDouble());
        graphics.setColor(colour(1 - dark, randoms));
        graphics.fill(shape);
        graphics.dispose();
        return image;
    }

    /** Returns a dark colour or a light one. */
    private static Color colour(int light, Randoms randoms) {
        int least = 128 * light;
        return new Color(least + randoms.nextInt(128), least + randoms.nextInt(128), least + randoms.nextInt(128));
    }
}
