package dk.broen.hub.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.citizen.Consent;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.Flag;
import dk.broen.domain.notification.Acknowledgement;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.permission.Basis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of the pages: both languages have the same, every one is used, and none is missing. */
class InboxTextsTest {
    private static final Map<String, String> DANISH = InboxTexts.shipped(InboxTexts.DANISH);

    @Test
    void both_languages_have_the_same_keys_with_the_same_places_for_values() {
        Map<String, String> english = InboxTexts.shipped(Locale.ENGLISH);
        assertThat(english.keySet()).isEqualTo(DANISH.keySet());
        assertThat(DANISH.keySet())
            .allSatisfy(key -> assertThat(english.get(key).contains("{0}")).as(key).isEqualTo(DANISH.get(key).contains("{0}")));
        assertThat(english.values()).as("an apostrophe begins a quotation in a text with values").noneMatch(text -> text.contains("'"));
    }

    @Test
    void the_places_for_values_of_a_text_are_known_and_a_broken_one_is_like_no_other() {
        assertThat(InboxTexts.values("Besked")).isEmpty();
        assertThat(InboxTexts.values("Besked {0}")).hasSize(1).isEqualTo(InboxTexts.values("{0} er en besked"));
        assertThat(InboxTexts.values("Besked '{0}'")).as("quoted").isEmpty();
        assertThat(InboxTexts.values("Besked {0")).isNotEqualTo(InboxTexts.values("Besked {0}"));
    }

    @Test
    void each_key_is_used_on_a_page_whole_or_by_its_beginning() throws IOException {
        String pages = pages();
        assertThat(DANISH.keySet()).allSatisfy(key -> assertThat(pages).as(key).containsPattern(
            "#\\{" + key.replace(".", "\\.") + "[(}]|#\\{'" + beginning(key) + "' \\+|\"" + beginning(key) + "\" \\+"));
    }

    @Test
    void each_key_that_a_page_uses_whole_has_a_text() throws IOException {
        assertThat(Pattern.compile("#\\{([a-z][\\w.-]+)[(}]").matcher(pages()).results().map(found -> found.group(1))).isNotEmpty()
            .allSatisfy(key -> assertThat(DANISH).containsKey(key));
    }

    @Test
    void each_value_that_a_page_names_has_a_text() {
        Set<String> needed = Stream.of(
            names("kind.", NoticeKind.values()), names("flag.", Flag.values()),
            names("basis.", Basis.values()), names("work.kind.", WorkItem.Kind.values()),
            names("channel.", Channel.values()),
            names("notice.done.", AnswerFromInbox.Done.values()), names("work.done.", OpenWorkItem.Done.values()),
            names("life.", Acknowledgement.Kind.values()), names("fault.", FormFault.values()),
            names("citizen.done.", CitizenPages.Done.values()), names("team.done.", TeamPages.Done.values()),
            names("sheet.done.", SheetPages.Done.values()), names("sheet.done.", SheetFromInbox.Confirmed.values()),
            names("consent.state.", Consent.State.values()), Stream.of("consent.state.STOPPED"))
            .flatMap(keys -> keys).collect(Collectors.toCollection(TreeSet::new));
        assertThat(DANISH.keySet()).containsAll(needed);
    }

    private static Stream<String> names(String beginning, Enum<?>... values) {
        return Stream.of(values).map(value -> beginning + value.name());
    }

    private static String beginning(String key) {
        return key.substring(0, key.lastIndexOf('.') + 1).replace(".", "\\.");
    }

    private static String pages() throws IOException {
        try (Stream<Path> files = Stream.concat(Files.walk(Path.of("src/main/resources/templates/inbox")),
            Files.walk(Path.of("src/main/java/dk/broen/hub/inbox")))) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        }
    }
}
