package dk.broen.hub.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.ui.ExtendedModelMap;

/** The guide as a page. */
class HelpPageTest {
    private static final Pattern PICTURE = Pattern.compile("<img src=\"/inbox-assets/([^\"]+)\" alt=\"([^\"]*)\"");

    @Test
    void each_picture_is_part_of_the_program_and_says_what_it_shows() {
        ExtendedModelMap page = new ExtendedModelMap();
        new HelpPage().help(page);

        List<Matcher> pictures = PICTURE.matcher(String.valueOf(page.get("guide"))).results().map(found -> {
            Matcher one = PICTURE.matcher(found.group());
            assertThat(one.find()).isTrue();
            return one;
        }).toList();

        assertThat(pictures).isNotEmpty().allSatisfy(picture -> {
            assertThat(HelpPage.class.getResource("/inbox/brugerguide/" + picture.group(1))).as(picture.group(1)).isNotNull();
            assertThat(picture.group(2)).isNotBlank();
        });
    }
}
