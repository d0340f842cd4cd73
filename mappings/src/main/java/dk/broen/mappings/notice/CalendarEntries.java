package dk.broen.mappings.notice;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.terms.PlannedDischarge;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * What a notice invites to, as entries for a calendar (iCalendar, RFC 5545 and 5546). Others can see a calendar: an entry names neither the
 * citizen nor the place nor the kind of meeting. It lies on the planned day, or on the last day for an answer if no day is set.
 */
public final class CalendarEntries {
    /** Nobody answers to a calendar: the answer to a notice is given to the hub (domain.md §6). */
    private static final String NO_ADDRESS = "invalid:nomail";
    private final Sentences sentences;

    /**
     * An iCalendar object.
     *
     * @param method {@code PUBLISH} or {@code CANCEL}
     */
    public record Entry(String method, String text) {}

    public CalendarEntries(Texts texts) {
        sentences = new Sentences(texts);
    }

    /** One object for each step that the notice says or takes back. The same notice gives the same objects. */
    public List<Entry> of(NoticeFacts facts, Correlation correlation) {
        Words words = facts.content().words();
        Stream<Saying> cancelled = words.takesBack().stream().filter(
            saying -> words.says().stream().noneMatch(other -> other.matter().equals(saying.matter())));
        return Stream.concat(
            WordsInDanish.asItHappened(words.says()).stream()
                .flatMap(saying -> entry(saying, facts, correlation, ImmutableMethod.PUBLISH).stream()),
            cancelled.flatMap(saying -> entry(saying, facts, correlation, ImmutableMethod.CANCEL).stream())).toList();
    }

    private Optional<Entry> entry(Saying saying, NoticeFacts facts, Correlation correlation, Method method) {
        return saying.step().flatMap(step -> day(saying, step).map(day -> {
            boolean cancels = method.equals(ImmutableMethod.CANCEL);
            VEvent event = new VEvent(false);
            event.add(new Uid(correlation.of(saying).matter() + "@broen"));
            event.add(new DtStamp(saying.at()));
            event.add(new DtStart<>(day));
            event.add(new Sequence(cancels ? step.revision() + 1 : step.revision()));
            Organizer organizer = new Organizer();
            organizer.setValue(NO_ADDRESS);
            organizer.add(new Cn("Broen"));
            event.add(organizer);
            event.add(new Summary(sentences.filled("calendar.summary", Map.of("reference", facts.reference()))));
            event.add(new Description(sentences.required("calendar.description")));
            event.add(cancels ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
            return new Entry(method.getValue(), written(event, method));
        }));
    }

    private static Optional<Temporal> day(Saying saying, Saying.Step step) {
        return saying.planned().map(CalendarEntries::planned)
            .or(() -> step.answerUntil().map(until -> LocalDate.ofInstant(until, DENMARK)));
    }

    private static Temporal planned(PlannedDischarge planned) {
        return planned.at().<Temporal>map(time -> Instant.from(planned.day().atTime(time).atZone(DENMARK))).orElse(planned.day());
    }

    private static String written(VEvent event, Method method) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Broen//Broen//DA"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(method);
        calendar.add(event);
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter().output(calendar, text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
