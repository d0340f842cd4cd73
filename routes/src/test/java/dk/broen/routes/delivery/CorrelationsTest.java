package dk.broen.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.crypto.Keys;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.planning.Content;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitId;
import dk.broen.mappings.notice.Correlation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrelationsTest {
    private static final Saying ADMITTED = saying(EventType.ADMITTED, Optional.of(new StayKey(new HospitalId("auh"), "V100")));
    private static final Saying DEAD = saying(EventType.DECEASED, Optional.empty());
    private static final NotificationId EARLIER = new NotificationId(new UUID(7, 1));

    @TempDir
    private Path directory;
    private Correlations correlations;

    @BeforeEach
    void load() throws Exception {
        Keys.create(directory.resolve("keys"));
        correlations = new Correlations(Keys.load(directory.resolve("keys")).index());
    }

    @Test
    void news_and_its_cancellation_have_one_subject_and_one_matter() {
        Correlation news = correlations.of(notice("bostoette", words(List.of(), List.of(ADMITTED), false), ClearedNotice.Replaces.NOTHING));
        Correlation cancelled = correlations.of(notice("bostoette", words(List.of(ADMITTED), List.of(), false),
            new ClearedNotice.Replaces(Optional.of(EARLIER), List.of(ADMITTED), Map.of(ADMITTED, EARLIER), Map.of())));

        assertThat(news.correlates()).isEmpty();
        assertThat(cancelled.correlates()).contains(EARLIER);
        assertThat(cancelled.saidIn()).containsEntry(ADMITTED, EARLIER);
        assertThat(cancelled.subject()).isEqualTo(news.subject()).isPresent();
        assertThat(cancelled.sayings()).isEqualTo(news.sayings());
    }

    @Test
    void a_reference_is_opaque_and_another_one_for_each_unit() {
        Words words = words(List.of(), List.of(ADMITTED), false);
        Correlation one = correlations.of(notice("bostoette", words, ClearedNotice.Replaces.NOTHING));
        Correlation other = correlations.of(notice("rusmiddel", words, ClearedNotice.Replaces.NOTHING));

        assertThat(one.subject().orElseThrow()).hasSize(22).doesNotContain("V100", "auh").isNotEqualTo(other.subject().orElseThrow());
        assertThat(one.sayings().get(ADMITTED).matter()).isNotEqualTo(other.sayings().get(ADMITTED).matter());
    }

    @Test
    void the_end_of_a_part_is_about_what_was_heard_last() {
        Correlation news = correlations.of(notice("bostoette", words(List.of(), List.of(ADMITTED), false), ClearedNotice.Replaces.NOTHING));
        Correlation ended = correlations.of(notice("bostoette", words(List.of(), List.of(), true),
            new ClearedNotice.Replaces(Optional.of(EARLIER), List.of(ADMITTED), Map.of(), Map.of())));

        assertThat(ended.subject()).isEqualTo(news.subject());
        assertThat(ended.correlates()).contains(EARLIER);
    }

    @Test
    void a_stay_keeps_its_name_when_its_number_turns_out_to_be_one_of_two() {
        StayKey first = ADMITTED.stay().orElseThrow();
        StayKey now = new StayKey(new HospitalId("auh"), "E7");
        Saying discharged = saying(EventType.DISCHARGED, Optional.of(now));
        Correlation news = correlations.of(notice("bostoette", words(List.of(), List.of(ADMITTED), false), ClearedNotice.Replaces.NOTHING));
        Correlation end = correlations.of(notice("bostoette", words(List.of(ADMITTED), List.of(discharged), false),
            new ClearedNotice.Replaces(Optional.empty(), List.of(), Map.of(), Map.of(now, first))));

        assertThat(end.subject()).isEqualTo(news.subject());
        assertThat(end.sayings().values()).extracting(Correlation.Named::stay).containsOnly(news.subject());
    }

    @Test
    void a_death_is_a_subject_of_its_own() {
        Correlation death = correlations.of(notice("bostoette", words(List.of(), List.of(DEAD), false), ClearedNotice.Replaces.NOTHING));

        assertThat(death.subject()).contains(death.sayings().get(DEAD).matter());
        assertThat(death.sayings().get(DEAD).stay()).isEmpty();
    }

    private static Words words(List<Saying> takesBack, List<Saying> says, boolean partEnded) {
        return new Words(takesBack, says, Optional.empty(), partEnded);
    }

    private static Saying saying(EventType type, Optional<StayKey> stay) {
        return new Saying(new MatterKey(type + "/1"), type, stay, Specialty.PSYCHIATRIC, Instant.parse("2026-11-21T21:00:00Z"),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static ClearedNotice.ToUnit notice(String unit, Words words, ClearedNotice.Replaces replaces) {
        ClearedNotice.ToUnit some = SomeNotices.to(SomeNotices.QUEUE, ContentLevel.FULL);
        Content content = some.content();
        return new ClearedNotice.ToUnit(some.due(), some.unit(), some.address(),
            new Content(RecipientId.of(new UnitId(unit)), content.function(), content.standsInAs(), content.municipality(), words,
                content.flags(),
                content.toldAlso(), content.coordinator(), content.corrects(), content.basis(), content.rule()),
            some.corrects(), replaces, some.citizenName(), Optional.empty());
    }
}
