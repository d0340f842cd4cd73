package dk.broen.hub.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The guide, {@code docs/brugerguide/README.md}, as a page. Its text and its pictures are part of the program. */
@Controller
class HelpPage {
    /** Below this address are the pictures, which the guide names relative to itself. */
    private static final String FILES = "/inbox-assets/";
    private static final String GUIDE = "/inbox/brugerguide/README.md";
    private final String guide;

    HelpPage() {
        this.guide = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true)
            .attributeProviderFactory(
                context -> (node, tag, attributes) -> attributes.computeIfPresent("src", (name, file) -> FILES + file))
            .build().render(Parser.builder().build().parse(text()));
    }

    @GetMapping("/inbox/help")
    String help(Model page) {
        page.addAttribute("guide", guide);
        return "inbox/help";
    }

    private static String text() {
        try (InputStream text = Objects.requireNonNull(HelpPage.class.getResourceAsStream(GUIDE), GUIDE)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
