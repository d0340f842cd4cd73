package dk.broen.mappings.notice;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.planning.Content;
import dk.broen.domain.terms.PlannedDischarge;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A notice for the queue of a unit: versioned JSON by {@code config/schemas/notification.v1.schema.json}, with {@code FULL} content
 * (domain.md §7). Fields without a value are left out; the lists of what is said and taken back are always there.
 */
public final class NotificationDocument {
    /** The version of the schema. Within a version, fields and values may be added; none is removed or gets another meaning. */
    public static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Texts texts;
    private final Sentences sentences;
    private final WordsInDanish danish;
    private final CalendarEntries calendar;

    public NotificationDocument(Texts texts) {
        this.texts = texts;
        sentences = new Sentences(texts);
        calendar = new CalendarEntries(texts);
        danish = new WordsInDanish(sentences);
    }

    /** In the words of the municipality. */
    public String render(NoticeFacts facts, Correlation correlation) {
        return new NotificationDocument(texts.in(facts.content().municipality())).written(facts, correlation);
    }

    private String written(NoticeFacts facts, Correlation correlation) {
        Content content = facts.content();
        ObjectNode document = JSON.createObjectNode().put("version", VERSION).put("id", facts.id().toString())
            .put("reference", facts.reference());
        facts.corrects().ifPresent(reference -> document.put(content.words().remind() ? "reminds" : "corrects", reference));
        document.put("kind", content.kind().name()).put("basis", content.basis().name());
        document.putObject("recipient").put("unit", facts.recipient().unit().value()).put("name", facts.recipient().name())
            .put("function", facts.recipient().function().code()).put("title", facts.recipient().title());
        document.put("municipality", content.municipality().value());
        ObjectNode citizen = document.putObject("citizen").put("cpr", facts.citizen().digits());
        facts.citizenName().ifPresent(name -> citizen.put("name", name));
        words(document, content.words(), correlation);
        List<Sentences.Action> actions = sentences.actions(content);
        if (!actions.isEmpty()) {
            document.put("expectedAction", actions.stream().map(Sentences.Action::text).collect(Collectors.joining(" ")));
        }
        List<CalendarEntries.Entry> entries = calendar.of(facts, correlation);
        if (!entries.isEmpty()) {
            ArrayNode list = document.putArray("calendar");
            entries.forEach(entry -> list.add(entry.text()));
        }
        content.coordinator().ifPresent(contact -> document.set("coordinator", contact(contact, sentences)));
        if (!facts.toldAlso().isEmpty()) {
            ArrayNode told = document.putArray("toldAlso");
            facts.toldAlso().forEach(unit -> told.addObject().put("unit", unit.unit()).put("function", unit.function().code())
                .put("title", unit.title()));
        }
        if (!content.flags().isEmpty()) {
            ArrayNode flags = document.putArray("flags");
            content.flags().stream().sorted().forEach(flag -> flags.add(flag.name()));
        }
        return document.toString();
    }

    private void words(ObjectNode document, Words words, Correlation correlation) {
        document.put("text", String.join(" ", danish.all(words)));
        ArrayNode takesBack = document.putArray("takesBack");
        WordsInDanish.asItHappened(words.takesBack()).forEach(saying -> takesBack.add(takenBack(saying, correlation)));
        ArrayNode says = document.putArray("says");
        WordsInDanish.asItHappened(words.says()).forEach(saying -> says.add(said(saying, words, correlation)));
        words.now().ifPresent(present -> document.set("now", now(present)));
    }

    private ObjectNode takenBack(Saying saying, Correlation correlation) {
        ObjectNode node = matter(saying, correlation);
        correlation.noticeOf(saying).ifPresent(notice -> node.put("notice", notice.toString()));
        return node.put("text", danish.takenBack(saying));
    }

    private ObjectNode said(Saying saying, Words words, Correlation correlation) {
        ObjectNode node = matter(saying, correlation).put("text", danish.said(saying, words).collect(Collectors.joining(" ")));
        saying.since().ifPresent(since -> node.put("since", DanishTime.offset(since).toString()));
        saying.step().flatMap(Saying.Step::answerUntil)
            .ifPresent(until -> node.withObject("step").put("answerUntil", DanishTime.offset(until).toString()));
        saying.hospital().ifPresent(hospital -> node.set("hospital", hospital(hospital, saying.department())));
        if (!saying.circumstances().isEmpty()) {
            ArrayNode circumstances = node.putArray("circumstances");
            saying.circumstances().stream().sorted().forEach(circumstance -> circumstances.add(circumstance.name()));
        }
        return node;
    }

    private static ObjectNode matter(Saying saying, Correlation correlation) {
        Correlation.Named named = correlation.of(saying);
        ObjectNode node = JSON.createObjectNode().put("matter", named.matter());
        named.stay().ifPresent(stay -> node.put("stay", stay));
        node.put("type", saying.type().name())
            .put("occurredAt", DanishTime.offset(saying.at()).toString());
        saying.planned().ifPresent(planned -> node.set("expected", expected(planned)));
        saying.step().ifPresent(step -> node.putObject("step").put("rule", step.rule().id()).put("revision", step.revision()));
        return node;
    }

    private ObjectNode now(Present present) {
        ObjectNode node = JSON.createObjectNode().put("state", present.state().name());
        present.since().ifPresent(since -> node.put("since", DanishTime.offset(since).toString()));
        return node.put("text", danish.now(present));
    }

    private static ObjectNode expected(PlannedDischarge planned) {
        ObjectNode node = JSON.createObjectNode().put("day", planned.day().toString());
        planned.at().ifPresent(time -> node.put("time", time.truncatedTo(ChronoUnit.MINUTES).toString()));
        return node;
    }

    private static ObjectNode hospital(Saying.Hospital hospital, Optional<String> department) {
        ObjectNode node = JSON.createObjectNode().put("name", hospital.name());
        hospital.phone().ifPresent(phone -> node.put("phone", phone));
        department.ifPresent(name -> node.put("department", name));
        hospital.wardPhone().ifPresent(phone -> node.put("departmentPhone", phone));
        return node;
    }

    static ObjectNode contact(WardAnswer.Contact contact, Sentences sentences) {
        ObjectNode node = JSON.createObjectNode().put("appointed", contact.appointed()).put("name", contact.name())
            .put("title", contact.title());
        contact.phone().ifPresent(phone -> node.put("phone", phone));
        return node.put("hours", sentences.hours(contact.hours()));
    }
}
