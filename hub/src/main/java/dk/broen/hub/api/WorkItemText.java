package dk.broen.hub.api;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes work items as text for a terminal, without citizen data: reference, kind, who must act, how it stands, until when. */
@Component
class WorkItemText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(DENMARK);

    String of(List<WorkItemAnswer.Line> items) {
        return items.isEmpty() ? "no work items\n" : items.stream().map(WorkItemText::of).collect(Collectors.joining());
    }

    String of(WorkItemAnswer.Detail detail) {
        StringBuilder text = new StringBuilder(of(detail.item()));
        detail.item().because().ifPresent(because -> line(text, because));
        detail.item().messages().ifPresent(waiting -> line(text, waiting.count() + (waiting.count() == 1 ? " message" : " messages")
            + ", the first on " + at(waiting.first()) + ", the last on " + at(waiting.last())));
        detail.item().occasion().ifPresent(occasion -> line(text, "occasion " + occasion + ": ./broen why " + occasion));
        detail.askAbout().ifPresent(asked -> line(text, "the citizen can be asked about, in municipality " + asked.municipality() + ": "
            + asked.functions().stream().map(function -> function.function() + " (" + function.title() + ")"
                + (function.inWriting() ? " in writing" : "")).collect(Collectors.joining(", "))));
        if (!detail.answers().isEmpty()) {
            line(text, "accepts " + detail.answers().stream().map(Enum::name).collect(Collectors.joining(", ")));
        }
        detail.history().forEach(step -> line(text, at(step.at()) + "  " + step.what() + " by " + step.by()
            + step.because().map(because -> ": " + because).orElse("")));
        detail.closedBecause().ifPresent(because -> line(text, "because: " + because));
        return text.toString();
    }

    private static String of(WorkItemAnswer.Line item) {
        String owner = item.owner() + item.hospital().or(item::municipality).map(whose -> " " + whose).orElse("");
        return "%s  %-26s  %-18s  %-11s  %s%s%n".formatted(item.reference(), item.kind(), owner, item.state(),
            item.closedAt().map(closed -> item.answer().map(answer -> answer + " ").orElse("") + at(closed))
                .orElse("due " + at(item.due())),
            (item.overdue() ? ", overdue" : "") + item.takenBy().filter(by -> item.closedAt().isEmpty()).map(by -> ", taken by " + by)
                .orElse(""));
    }

    private static String at(Instant instant) {
        return TIME.format(instant);
    }

    private static void line(StringBuilder text, String content) {
        text.append("  ").append(content).append('\n');
    }
}
