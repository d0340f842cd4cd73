package dk.broen.hub.standards;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The two character sets of Danish feeds. */
enum Encoding {
    LATIN("8859/1", StandardCharsets.ISO_8859_1), UTF8("UNICODE UTF-8", StandardCharsets.UTF_8);

    private final String msh18;
    private final Charset charset;

    Encoding(String msh18, Charset charset) {
        this.msh18 = msh18;
        this.charset = charset;
    }

    String msh18() {
        return msh18;
    }

    byte[] bytes(String text) {
        return text.getBytes(charset);
    }
}
