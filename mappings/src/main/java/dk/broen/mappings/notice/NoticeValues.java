package dk.broen.mappings.notice;

import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.planning.Content;
import dk.broen.domain.terms.Cpr;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** All values of a notice as text, except the reference, which a pointer contains on purpose (domain.md §7). */
final class NoticeValues {
    private final Sentences sentences;

    NoticeValues(Sentences sentences) {
        this.sentences = sentences;
    }

    Stream<String> of(NoticeFacts facts) {
        return Stream.of(ofCitizen(facts), ofRecipient(facts), ofContent(facts.content()),
            facts.toldAlso().stream().flatMap(told -> Stream.of(told.unit(), told.function().code(), told.title())))
            .flatMap(values -> values);
    }

    private static Stream<String> ofCitizen(NoticeFacts facts) {
        Cpr cpr = facts.citizen();
        return Stream.concat(Stream.of(cpr.digits(), cpr.digits().substring(0, 6), cpr.digits().substring(6)),
            Stream.concat(facts.citizenName().stream(), facts.corrects().stream()));
    }

    private static Stream<String> ofRecipient(NoticeFacts facts) {
        NoticeFacts.Recipient recipient = facts.recipient();
        return Stream.of(recipient.unit().value(), recipient.name(), recipient.function().code(), recipient.title());
    }

    private Stream<String> ofContent(Content content) {
        return Stream.of(
            Stream.of(content.kind(), content.basis(), content.rule(), content.municipality().value(), content.function().code(),
                content.recipient().unit().value()).map(Objects::toString),
            content.recipient().person().stream(),
            Stream.of(content.words().says(), content.words().takesBack()).flatMap(List::stream).flatMap(this::ofSaying),
            content.words().now().stream().flatMap(NoticeValues::ofPresent),
            content.flags().stream().map(Enum::name),
            content.toldAlso().stream().flatMap(told -> Stream.concat(Stream.of(told.recipient().unit().value(), told.function().code()),
                told.recipient().person().stream())),
            content.coordinator().map(sentences::contact).stream()).flatMap(values -> values);
    }

    private Stream<String> ofSaying(Saying saying) {
        return Stream.of(
            Stream.of(saying.type().name(), saying.specialty().name(), saying.matter().value(), DanishTime.words(saying.at())),
            saying.stay().stream().flatMap(stay -> Stream.of(stay.hospital().value(), stay.episode())),
            saying.since().map(DanishTime::words).stream(), saying.planned().map(DanishTime::expected).stream(),
            saying.step().stream()
                .flatMap(step -> Stream.concat(Stream.of(step.rule().id()), step.answerUntil().map(DanishTime::words).stream())),
            saying.hospital().map(sentences::contact).stream(),
            saying.hospital().flatMap(Saying.Hospital::wardPhone).stream(), saying.department().stream(),
            saying.circumstances().stream().map(Enum::name)).flatMap(values -> values);
    }

    private static Stream<String> ofPresent(Present present) {
        return Stream.concat(Stream.of(present.state().name()), present.since().map(DanishTime::words).stream());
    }
}
