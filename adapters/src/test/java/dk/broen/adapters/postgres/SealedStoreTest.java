package dk.broen.adapters.postgres;

import static dk.broen.adapters.staging.Given.FRIDAY_NIGHT;
import static dk.broen.adapters.staging.Given.NAME;
import static dk.broen.adapters.staging.Given.WARD;
import static dk.broen.adapters.staging.Given.aCitizen;
import static dk.broen.adapters.staging.Given.aPlan;
import static dk.broen.adapters.staging.Given.anEvent;
import static dk.broen.adapters.staging.Given.content;
import static dk.broen.adapters.staging.Given.received;
import static dk.broen.adapters.staging.Given.said;
import static dk.broen.adapters.staging.Given.saying;
import static dk.broen.domain.terms.EventType.ADMITTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.broen.adapters.crypto.BrokenSealException;
import dk.broen.adapters.facts.Fact;
import dk.broen.adapters.facts.FactEntry;
import dk.broen.adapters.facts.FactsWriting;
import dk.broen.adapters.facts.SourceId;
import dk.broen.adapters.journal.DeadLetter;
import dk.broen.adapters.journal.DeadLetters;
import dk.broen.adapters.occasions.References;
import dk.broen.adapters.outbox.PlannedNotification;
import dk.broen.adapters.staging.Given;
import dk.broen.adapters.staging.Store;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.Period;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Store.Shared.class)
class SealedStoreTest {
    private final Cpr citizen = aCitizen();
    private final StayEvent admission = anEvent(citizen, ADMITTED, FRIDAY_NIGHT);
    private Store store;

    @BeforeEach
    void open(Store shared) {
        store = shared;
    }

    @Test
    void the_raw_files_of_the_database_name_no_citizen_and_no_ward() {
        OccasionId occasion = received(store, admission);
        PlannedNotification notice =
            store.save(occasion, citizen, aPlan(citizen), FRIDAY_NIGHT).get(0);
        store.sending().attempt(notice.id(), Optional.of(content(said(saying(citizen, ADMITTED)))), FRIDAY_NIGHT);
        store.workItems().open(occasion, Optional.of(citizen), new WorkItem(WorkItem.Kind.UNDELIVERED, NAME), FRIDAY_NIGHT);
        store.recording().record(FactsWriting.of("sagsbehandler", NAME, List.of(new FactEntry("citizens[0]", citizen,
            new Fact.Resident(
                new Residence(Given.AARHUS, Residence.Kind.RESIDENCE, new Period(LocalDate.of(2026, 1, 1), Optional.empty()))),
            Given.AARHUS, Optional.of(new SourceId(citizen.digits()))))), FRIDAY_NIGHT);
        new DeadLetters(store.database(), store.keys()).keep(new DeadLetter(References.draw(), "AUH", FRIDAY_NIGHT, "X", "PID-3", "none"),
            (citizen.digits() + NAME + WARD).getBytes(StandardCharsets.UTF_8));
        assertThat(filesWith(citizen.digits(), NAME, WARD, "Anne Holm")).isEmpty();
    }

    @Test
    void the_search_finds_a_planted_text_in_the_raw_files() {
        String planted = "Planted Person " + OccasionId.class.hashCode();
        store.database().jdbc().sql("create table planted (name text)").update();
        store.database().jdbc().sql("insert into planted values (:name)").param("name", planted).update();

        assertThat(filesWith(planted)).isNotEmpty();
    }

    @Test
    void a_sealed_value_copied_to_another_row_does_not_open() {
        OccasionId first = received(store, admission);
        Cpr another = aCitizen();
        OccasionId second = received(store, anEvent(another, ADMITTED, FRIDAY_NIGHT));
        store.database().jdbc()
            .sql(
                """
            update stay_event set sealed_event = (select sealed_event from stay_event where occasion_id = :first) where occasion_id = :second""")
            .param("first", first.value()).param("second", second.value()).update();

        assertThatThrownBy(() -> store.stays().said(another)).isInstanceOf(BrokenSealException.class);
    }

    private List<Path> filesWith(String... marks) {
        store.database().jdbc().sql("checkpoint").update();
        try (Stream<Path> files = Files.walk(Store.data(store.directory()))) {
            return files.filter(Files::isRegularFile).filter(file -> holds(file, marks)).toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static boolean holds(Path file, String... marks) {
        try {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            return Stream.of(marks).map(mark -> new String(mark.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                .anyMatch(bytes::contains);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
