package nn.reliability;

/** Tries one promise in this JVM, and prints its row: arguments are its name, how often, and the seed. */
final class Proving {
    private Proving() {}

    public static void main(String[] args) throws Exception {
        Promise promise = Promises.named(args[0]);
        long seed = Long.parseLong(args[2]);
        Course course = new Course(Integer.parseInt(args[1]), seed, Footprint::now);
        long begun = System.nanoTime();
        promise.proof().run(course);
        double seconds = (System.nanoTime() - begun) / 1e9;
        Row row = new Row(promise, course, Footprint.now(), seconds, seed);
        System.out.println(row.text());
        System.exit(row.isKept() ? 0 : 1);
    }
}
