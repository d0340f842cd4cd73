package dk.broen.mappings.notice;

import dk.broen.domain.followup.WardAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The answer to a ward in Danish sentences: the same on every way (domain.md §5). It never says which municipal units were told or not told. */
public final class WardWords {
    private final Sentences sentences;

    public WardWords(Texts texts) {
        sentences = new Sentences(texts);
    }

    /** @param workItem the reference of the work item that the ward answers; empty if nothing is asked, or it is not open any more */
    public List<String> of(WardAnswer answer, Optional<String> workItem) {
        List<String> parts = new ArrayList<>();
        parts.add(answer.municipalityUnclear() ? sentences.required("ward.municipality_unclear")
            : answer.coordinator().map(sentences::contact).orElseGet(() -> sentences.required("ward.nobody_named")));
        answer.question().ifPresent(question -> {
            parts.add(sentences.required("ward.ask_for_consent"));
            workItem.filter(open -> !question.about().isEmpty()).ifPresent(open -> parts.add(sentences.filled("ward.ask_about",
                Map.of("functions", functions(question), "reference", open))));
        });
        return parts;
    }

    /** When the contact can be reached. */
    public Optional<String> hours(WardAnswer answer) {
        return answer.coordinator().map(contact -> sentences.hours(contact.hours()));
    }

    private String functions(WardAnswer.Question question) {
        return question.about().stream()
            .map(about -> about.inWriting() ? sentences.filled("ward.in_writing", Map.of("title", about.title())) : about.title())
            .collect(Collectors.joining(", "));
    }
}
