package dk.broen.hub.api;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.planning.Decision;
import dk.broen.domain.planning.Plan;
import dk.broen.routes.planning.DryRun;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Writes what would be done as text for a terminal. Without citizen data. */
@Component
class PlanText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(DENMARK);

    String of(DryRun.Answer answer) {
        if (answer instanceof DryRun.Answer.Planned planned) {
            return of(planned.plan());
        }
        if (answer instanceof DryRun.Answer.Nothing nothing) {
            return "nothing would be done: " + nothing.because() + "\n";
        }
        DryRun.Answer.Unreadable unreadable = (DryRun.Answer.Unreadable) answer;
        return "would not be read: " + unreadable.code() + " at " + unreadable.location() + ": " + unreadable.message() + "\n";
    }

    String of(Plan plan) {
        StringBuilder text = new StringBuilder("dry run: nothing was stored and nobody is told\n");
        line(text, 2, plan.outcome() + plan.municipality().map(code -> ", municipality " + code).orElse(""));
        plan.steps().forEach(step -> line(text, 4, "- " + step));
        plan.notices().forEach(notice -> notice(text, notice));
        plan.withdrawn().forEach(withdrawn -> line(text, 2, "would withdraw a waiting notice: " + withdrawn.reason()));
        plan.decisions().stream().filter(decision -> !(decision.verdict() instanceof Verdict.Permitted))
            .forEach(
                decision -> line(text, 2, decision.unit() + " as " + decision.function() + " would not be told " + decision.event() + ": "
                    + because(decision)));
        plan.wardAnswers().forEach(answer -> line(text, 2, "ward  would be answered"
            + answer.coordinator().map(contact -> ": coordinator named").orElse(": nobody named")
            + (answer.askForConsent() ? ", ask for consent" : "")));
        plan.open().forEach(item -> line(text, 2, "work item  would be opened: " + item.kind() + ": " + item.because()));
        plan.close().forEach(key -> line(text, 2, "work item  would be closed: " + key.split("/", 2)[0]));
        return text.toString();
    }

    private static void notice(StringBuilder text, Plan.Notice notice) {
        line(text, 2, notice.content().recipient() + " as " + notice.content().function() + "  would be told: " + notice.content().kind()
            + ", basis " + notice.content().basis());
        Words words = notice.content().words();
        words.takesBack().forEach(saying -> line(text, 4, "takes back " + said(saying)));
        words.says().forEach(saying -> line(text, 4, "says " + said(saying)));
        words.now().ifPresent(now -> line(text, 4, "now " + now.state() + now.since().map(since -> " since " + at(since)).orElse("")));
        notice.deliveries().forEach(delivery -> line(text, 4, "by " + delivery.channel() + " " + delivery.content() + " at "
            + at(delivery.due())));
        notice.steps().forEach(step -> line(text, 6, "- " + step));
    }

    /** Says that a place is named, and not which: an operator need not know where a citizen is. */
    private static String said(Saying saying) {
        return saying.type() + " " + at(saying.at()) + saying.planned().map(planned -> ", expected " + planned.day()).orElse("")
            + (saying.hospital().isPresent() ? ", names the hospital" : "") + (saying.department().isPresent() ? " and the ward" : "");
    }

    private static String because(Decision decision) {
        if (decision.verdict() instanceof Verdict.Withheld withheld) {
            return withheld.reason().name();
        }
        return decision.verdict() instanceof Verdict.NotConcerned nothing ? nothing.reason().name()
            : "held until the consent register answers";
    }

    private static String at(Instant instant) {
        return TIME.format(instant);
    }

    private static void line(StringBuilder text, int indent, String content) {
        text.append(" ".repeat(indent)).append(content).append('\n');
    }
}
