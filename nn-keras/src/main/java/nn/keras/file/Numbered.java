package nn.keras.file;

import io.jhdf.api.Dataset;
import java.lang.reflect.Array;
import nn.data.Shape;
import nn.data.Tensor;

/** Reads the numbers of an HDF5 dataset. */
final class Numbered {
    private Numbered() {}

    /** Tells numbers from texts and structures. */
    static boolean isOne(Dataset data) {
        Class<?> type = data.getJavaType();
        return !data.isEmpty() && (type.isPrimitive() && type != boolean.class || Number.class.isAssignableFrom(type));
    }

    static Tensor tensor(Dataset data) {
        Object flat = data.getDataFlat();
        Object all = flat instanceof Number one ? new double[] {one.doubleValue()} : flat;
        Shape shape = Shape.of(data.isScalar() ? new int[0] : data.getDimensions());
        return isFloat(data.getJavaType()) ? floats(shape, all) : ints(shape, all);
    }

    private static boolean isFloat(Class<?> type) {
        return type == float.class || type == double.class || type == Float.class || type == Double.class;
    }

    private static Tensor floats(Shape shape, Object all) {
        float[] values = new float[Array.getLength(all)];
        for (int i = 0; i < values.length; i++) {
            values[i] = ((Number) Array.get(all, i)).floatValue();
        }
        return Tensor.of(shape, all instanceof float[] floats ? floats : values);
    }

    private static Tensor ints(Shape shape, Object all) {
        int[] values = new int[Array.getLength(all)];
        for (int i = 0; i < values.length; i++) {
            values[i] = ((Number) Array.get(all, i)).intValue();
        }
        return Tensor.of(shape, values);
    }
}
