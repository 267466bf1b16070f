package nn.examples.data;

import java.util.ArrayList;
import java.util.List;

/** Holds messages to a shop that we wrote, a few of each of four kinds; those to test with share few words with the others. */
public final class Messages {
    /** What the messages are about. */
    public static final List<String> KINDS = List.of("delivery", "payment", "return", "praise");

    private static final List<List<String>> TRAIN = List.of(
            List.of(
                    "Where is my parcel?",
                    "The package has not arrived yet.",
                    "When will you ship my order?",
                    "Tracking has shown nothing new for days.",
                    "Can you bring it on Saturday?",
                    "The courier left it with a neighbour I do not know."),
            List.of(
                    "My card was charged twice.",
                    "Can I pay by invoice?",
                    "The discount code does not work.",
                    "I was billed the wrong amount.",
                    "Please send me a receipt.",
                    "Do you take bank transfers?"),
            List.of(
                    "The shoes are too small, I want another size.",
                    "How do I send something back?",
                    "It arrived broken, please replace it.",
                    "I do not want the lamp any more.",
                    "This is not the colour that I ordered.",
                    "Can I exchange a gift?"),
            List.of(
                    "Thank you, that was wonderful!",
                    "The best shop I know.",
                    "My daughter loves her new bicycle.",
                    "Great quality, I will order again.",
                    "You helped me so quickly, thanks.",
                    "I am very happy with the coat."));

    private static final List<List<String>> TEST = List.of(
            List.of(
                    "I have been waiting for two weeks and nothing came.",
                    "Has the truck already set off?",
                    "Nobody rang the bell, though I was at home all day.",
                    "How many days does it take to reach Norway?",
                    "The postman could not find our house.",
                    "Is it possible to get it before Christmas?",
                    "My shipment seems to be lost.",
                    "Could the driver call before he comes?"),
            List.of(
                    "Why is there a fee of five euros on my statement?",
                    "The money left my account, but there is no confirmation.",
                    "May I settle it in three instalments?",
                    "Checkout refuses my credit card.",
                    "The voucher was not subtracted from the price.",
                    "I need a bill with my company's name on it.",
                    "You took more than what the website said.",
                    "Is VAT included?"),
            List.of(
                    "The vase has a crack.",
                    "The trousers do not fit me.",
                    "I changed my mind, what now?",
                    "Half of the parts are missing from the box.",
                    "The blender stopped working after one day, I want my money back.",
                    "You sent me the wrong book.",
                    "Where is the label for sending goods back?",
                    "I would like to swap it for the blue one."),
            List.of(
                    "What a lovely surprise, it is perfect.",
                    "Five stars!",
                    "Your colleague on the phone was so kind.",
                    "I have recommended you to all my friends.",
                    "It looks even better than in the pictures.",
                    "Excellent service, keep it up.",
                    "We enjoy the table every single day.",
                    "I have never bought anything this good."));

    private Messages() {}

    /** Returns the messages to learn from, kind after kind. */
    public static List<String> train() {
        return joined(TRAIN);
    }

    /** Returns the kinds of those, as labels. */
    public static int[] trainLabels() {
        return labels(TRAIN);
    }

    /** Returns the messages to test with. */
    public static List<String> test() {
        return joined(TEST);
    }

    /** Returns the kinds of those, as labels. */
    public static int[] testLabels() {
        return labels(TEST);
    }

    private static List<String> joined(List<List<String>> kinds) {
        return kinds.stream().flatMap(List::stream).toList();
    }

    private static int[] labels(List<List<String>> kinds) {
        List<Integer> labels = new ArrayList<>();
        for (int kind = 0; kind < kinds.size(); kind++) {
            int label = kind;
            kinds.get(kind).forEach(message -> labels.add(label));
        }
        return labels.stream().mapToInt(Integer::intValue).toArray();
    }
}
