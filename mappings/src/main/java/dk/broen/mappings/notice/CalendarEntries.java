package dk.broen.mappings.notice;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
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
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * What a notice invites to, as entries for a calendar (iCalendar, RFC 5545 and 5546). Others can see a calendar: an entry names neither the
 * citizen nor the place nor the kind of meeting. It lies on the last day for an answer, whole and not as busy: when a meeting is, the hospital
 * says to those who call.
 */
public final class CalendarEntries {
    /** Nobody answers to a calendar: the answer to a notice is given to the hub (domain.md §6). */
    private static final String NO_ADDRESS = "invalid:nomail";
    private final Sentences sentences;

    /**
     * An iCalendar object.
     *
     * @param method {@code PUBLISH} or {@code CANCEL}
     * @param words what people read of it
     */
    public record Entry(String method, List<String> words, String text) {
        public Entry {
            words = List.copyOf(words);
        }
    }

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
        return saying.step().flatMap(step -> step.answerUntil().map(until -> LocalDate.ofInstant(until, DENMARK)).map(day -> {
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
            String summary = sentences.filled("calendar.summary", Map.of("reference", facts.reference()));
            String description = sentences.required("calendar.description");
            event.add(new Summary(summary));
            event.add(new Description(description));
            event.add(ImmutableTransp.TRANSPARENT);
            event.add(cancels ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
            return new Entry(method.getValue(), List.of(summary, description), written(event, method));
        }));
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
