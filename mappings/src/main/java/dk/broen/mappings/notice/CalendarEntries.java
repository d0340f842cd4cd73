package dk.broen.mappings.notice;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateStart;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Status;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a notice invites to, as entries for a calendar (iCalendar, RFC 5545 and 5546). Others can see a calendar: an entry names neither the
 * citizen nor the place nor the kind of meeting. It lies on the last day for an answer, whole and not as busy: when a meeting is, the hospital
 * says to those who call.
 */
public final class CalendarEntries {
    /** Nobody answers to a calendar: the answer to a notice is given to the hub (domain.md §6). */
    private static final String NO_ADDRESS = "invalid:nomail";
    private final Texts texts;

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
        this.texts = texts;
    }

    /** One object for each step that the notice says or takes back. The same notice gives the same objects. */
    public List<Entry> of(NoticeFacts facts, Correlation correlation) {
        Words words = facts.content().words();
        Sentences sentences = new Sentences(texts.in(facts.content().municipality()));
        Stream<Saying> cancelled = words.takesBack().stream().filter(
            saying -> words.says().stream().noneMatch(other -> other.matter().equals(saying.matter())));
        return Stream.concat(
            WordsInDanish.asItHappened(words.says()).stream()
                .flatMap(saying -> entry(saying, facts, correlation, Method.publish(), sentences).stream()),
            cancelled.flatMap(saying -> entry(saying, facts, correlation, Method.cancel(), sentences).stream())).toList();
    }

    /** What people read of the entries of a notice; nothing if it has none. */
    List<String> words(NoticeFacts facts) {
        Words said = facts.content().words();
        Sentences sentences = new Sentences(texts.in(facts.content().municipality()));
        return Stream.concat(said.says().stream(), said.takesBack().stream()).anyMatch(saying -> saying.step().isPresent())
            ? List.of(summary(facts, sentences), sentences.required("calendar.description")) : List.of();
    }

    private static String summary(NoticeFacts facts, Sentences sentences) {
        return sentences.filled("calendar.summary", Map.of("reference", facts.reference()));
    }

    private static Optional<Entry> entry(Saying saying, NoticeFacts facts, Correlation correlation, Method method, Sentences sentences) {
        return saying.step().flatMap(step -> step.answerUntil().map(until -> LocalDate.ofInstant(until, DENMARK)).map(day -> {
            VEvent event = new VEvent();
            event.setUid(correlation.of(saying).matter() + "@broen");
            event.setDateTimeStamp(Date.from(saying.at()));
            event.setDateStart(new DateStart(new ICalDate(
                new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), false)));
            event.setSequence(method.isCancel() ? step.revision() + 1 : step.revision());
            Organizer organizer = new Organizer("Broen", null);
            organizer.setUri(NO_ADDRESS);
            event.setOrganizer(organizer);
            String summary = summary(facts, sentences);
            String description = sentences.required("calendar.description");
            event.setSummary(summary);
            event.setDescription(description);
            event.setTransparency(true);
            event.setStatus(method.isCancel() ? Status.cancelled() : Status.confirmed());
            return new Entry(method.getValue(), List.of(summary, description), written(event, method));
        }));
    }

    private static String written(VEvent event, Method method) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Broen//Broen//DA");
        calendar.setMethod(method);
        calendar.addEvent(event);
        return Biweekly.write(calendar).go();
    }
}
