"""Lines of many scripts, drawn by seed from sentences that were written for this purpose, and from odd characters."""
import random

SENTENCES = [
    "The quick brown fox jumps over the lazy dog, doesn't it? We've seen it, I'm sure; they'd say they'll come, you're right.",
    "Numbers: 0 1 23 456 7890, 3.14159, 1,000,000 and 2^10 = 1024; room 101B costs $12.50 (or €11,90) + 19% tax!",
    "Can't stop, won't stop: 'tis Bob's and O'Neill's. HELLO World! CamelCase snake_case kebab-case e-mail@example.org",
    "https://example.org/path?query=a&b=c#part C:\\folder\\file.txt <b>bold</b> {json: [1, 2]} `code` ~tilde~ |pipe|",
    "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich. Straße, Äpfel, ÜBUNG, Öl, naïve Füße.",
    "Voilà l'été où, dès l'aube, un garçon goûta des crêpes; cœur, Noël, ÇA ET LÀ, œuvre, mañana, El Niño, ¿qué? ¡sí!",
    "Příliš žluťoučký kůň úpěl ďábelské ódy. Zażółć gęślą jaźń. Árvíztűrő tükörfúrógép. İstanbul'da ıssız ağaç ŞIK.",
    "Tiếng Việt có nhiều dấu: một ngày đẹp trời, tôi đi bộ dưới những hàng cây. Þórr, ðæt, Øl, smørrebrød, ångström.",
    "Съешь же ещё этих мягких французских булок, да выпей чаю. Ёлка, подъезд, Київ, їжак, ЖЁЛТЫЙ Љубав џем.",
    "Ξεσκεπάζω τὴν ψυχοφθόρα βδελυγμία. Ο ΣΟΦΟΣ ΛΟΓΟΣ, καλημέρα κόσμε· πόσο κάνει; ΆΝΘΡΩΠΟΣ ἀρχῇ ᾖ ΐ.",
    "صِف خَلقَ خَودِ كَمِثلِ الشَمسِ إِذ بَزَغَت. مرحبا بالعالم، كيف الحال؟ ١٢٣٤ ﷺ لا إله، الكتـــاب.",
    "דג סקרן שט בים מאוכזב ולפתע מצא חברה. שָׁלוֹם עוֹלָם, צה\"ל, ״ציטוט״ — 5 ש״ח.",
    "ऋषियों को सताने वाले दुष्ट राक्षसों का राजा। नमस्ते दुनिया, क्या हाल है? १२३ क़लम ज़रूर श्री।",
    "เป็นมนุษย์สุดประเสริฐเลิศคุณค่า กว่าบรรดาฝูงสัตว์เดรัจฉาน สวัสดีชาวโลก ๑๒๓ ก็ได้ครับ",
    "天地玄黄，宇宙洪荒。你好，世界！今天天气很好，我们去公园吧。㐀㐁 𠀀𠮷 豈更 ２０２４年１月",
    "いろはにほへと ちりぬるを。こんにちは世界、カタカナとひらがな。ｶﾀｶﾅ ガギグゲゴ がぎぐげご ①②③ ㍿",
    "키스의 고유조건은 입술끼리 만나야 하고. 안녕하세요 세계, 한글은 아름답다! 각 닭이 ㄱㄴㄷ",
    "தமிழ் மொழி இனிமையானது. বাংলা ভাষা সুন্দর। ਪੰਜਾਬੀ ગુજરાતી ಕನ್ನಡ മലയാളം සිංහල తెలుగు",
    "ქართული ენა, Հայերեն լեզու, አማርኛ ቋንቋ፣ ខ្មែរ ភាសា, မြန်မာဘာသာ, ລາວ, བོད་སྐད་, ᏣᎳᎩ, ᚠᚢᚦ ⵜⵉⴼ",
    "I ❤️ emoji 👩‍🔬👨‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇩🇪🇫🇷 😀😂 1️⃣ ☕️ ♠♥ ★☆ ➜ → ⇒ ∑∫√∞≠≤ ½¼¾ x²+y³ H₂O Ⅷ ™©®",
    "“Quoted” ‘words’ «guillemets» „unten“ – dash — long… ellipsis • bullet § ¶ † ‡ ‰ № ª º ¹ ﬁne oﬃce ǆ ŉ ẞ",
]
ODD = [
    "\u0000", "\u0001", "\u0007", "\u0008", "\t", "\t\t", "\n", "\r\n", "\r", "\u000b", "\u000c", "\u001b[0m", "\u001c", "\u001f",
    "\u007f", "\u0085", "\u00a0", "\u00ad", "\u0300", "e\u0301", "a\u0308\u0323", "\u200b", "\u200c", "\u200d", "\u200e",
    "\u2003", "\u2028", "\u2029", "\u202f", "\u2060", "\u3000", "\ufeff", "\ufffd", "\ufffc", "\ue000", "\U000f0000", "  ",
    "   ", "    \n\n  ", " \u00a0 ", "\u1680", "\u180e", "\u0378", "\u0345", "\u20dd", "q\u0307\u0323", "\u1e9b\u0323",
    "\u1100\u1161\u11a8", "\uac01", "\u212b", "\u03c2", "\u0130", "\u0131", "\ud7a3", "\U0001f600", "\U00020000", "\U0001d400",
    "''", "'s's", "'S", "''re", "n't", " .", " ,", "...", "!!", "--", "__", "##", "a##b", "[CLS]", "[UNK]", "[MASK] [SEP]",
    "<s>", "</s>", "<|endoftext|>", "<mask>", " <mask> ", "ß", "\u0587", "\u00df\u1e9e", "12345678901234567890", "a" * 120, "é" * 60,
    "\U0001f468\u200d\U0001f469", "\U0001f1e6", "\U0001f3fb", "\u0e33", "\u0f0b", "\u0964", "\u060c", "\uff0c", "\u05be",
]


def lines(count):
    """Draws whole sentences, pieces of them, words of all of them, and odd characters between and within words."""
    draw = random.Random(13)
    words = [word for sentence in SENTENCES for word in sentence.split(" ")]
    all_lines = ["", " ", "  a", "a  "] + SENTENCES + ODD
    while len(all_lines) < count:
        kind = draw.randrange(5)
        if kind == 0:
            pieces = draw.choice(SENTENCES).split(" ")
            start = draw.randrange(len(pieces))
            pieces = pieces[start:start + draw.randint(1, 7)]
        elif kind == 1:
            pieces = draw.choices(words, k=draw.randint(1, 6))
        else:
            pieces = draw.choices(words, k=draw.randint(1, 4)) + draw.choices(ODD[:-1] if kind == 2 else ODD[:60], k=draw.randint(1, 3))
            draw.shuffle(pieces)
        line = draw.choice([" ", " ", " ", "", "  "]).join(pieces)
        if kind == 4 and line:
            at = draw.randrange(len(line))
            line = line[:at] + draw.choice(ODD[:60]) + line[at:]
        if draw.randrange(6) == 0:
            line = line.upper()
        all_lines.append(line[:140])
    return all_lines[:count]


if __name__ == "__main__":
    all_lines = lines(1000)
    print(sum(len(line.encode()) for line in all_lines), max(map(len, all_lines)))
