package dk.broen.domain.notification;

import static dk.broen.domain.given.ALedgerEntry.saying;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.terms.EventType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kind of a notice follows from its words (design.md §3). */
class NoticeKindTest {
    private static final List<Saying> ADMITTED = List.of(saying(EventType.ADMITTED, "2026-12-04T20:00"));
    private static final Optional<Present> NOW = Optional.of(new Present(Present.State.ADMITTED, Optional.empty()));

    @ParameterizedTest
    @CsvSource({"false, true, false, NEWS", "true, true, false, CORRECTED", "true, false, false, CANCELLED",
        "false, false, false, CORRECTED",
        "true, false, true, RESPONSIBILITY_ENDED", "false, false, true, RESPONSIBILITY_ENDED"})
    void the_words_make_the_kind(boolean takesBack, boolean says, boolean partEnded, NoticeKind kind) {
        assertThat(NoticeKind.of(new Words(takesBack ? ADMITTED : List.of(), says ? ADMITTED : List.of(), NOW, partEnded))).isEqualTo(kind);
    }
}
