package dk.broen.hub.api;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.adapters.explain.Explanation;
import dk.broen.adapters.explain.Explanation.Decided;
import dk.broen.adapters.explain.Explanation.Notice;
import dk.broen.adapters.explain.Explanation.Sending;
import dk.broen.domain.notification.Receipt;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Writes an answer to "why?" as text for a terminal. For an occasion: what happened, what is true, who should know, who may
 * have heard and the difference; then each decision that changed with its steps, what was told, and the tasks. For a message that was not accepted: the reason, its location, and what to do.
 */
@Component
class WhyText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(DENMARK);

    String of(WhyAnswer answer) {
        return answer instanceof WhyAnswer.NotAccepted letter ? of(letter) : of(((WhyAnswer.Event) answer).explanation());
    }

    private static String of(Explanation explained) {
        StringBuilder text = new StringBuilder();
        line(text, 0, explained.reference() + "  " + occasion(explained));
        explained.plan().ifPresentOrElse(plan -> {
            line(text, 2, plan.outcome() + plan.municipality().map(code -> ", municipality " + code).orElse("")
                + (plan.flags().isEmpty() ? "" : ", flags " + plan.flags().stream().sorted().toList()));
            plan.steps().forEach(step -> line(text, 4, "- " + step));
        }, () -> line(text, 2, "not planned yet"));
        explained.decisions().forEach(decision -> decision(text, decision));
        explained.notices().forEach(notice -> notice(text, notice));
        explained.wardAnswers().forEach(answer -> line(text, 2, "ward  answered " + sending(answer)));
        explained.workItems().forEach(task -> line(text, 2, "work item  " + task.item().kind() + ": " + task.item().because()
            + task.closedAt().map(closed -> ", closed " + at(closed)).orElse("")));
        return text.toString();
    }

    private static String occasion(Explanation explained) {
        return explained.message().map(message -> message.stay()
            .map(stay -> stay.type() + (stay.nature().name().equals("ORIGINAL") ? "" : " " + stay.nature())
                + ", happened " + at(stay.occurredAt()))
            .orElse("no stay event") + ", received " + at(explained.at()) + " from " + message.source())
            .orElseGet(() -> switch (explained.kind()) {
                case SAID -> "a message";
                case DUE -> "a time was reached";
                case DELIVERED -> "a channel reported what became of a notice";
                case ANSWERED -> "a human answered a notice";
                case RECORDED -> "a fact was recorded, ended or withdrawn";
                case REGISTER_BACK -> "the consent register can be read again";
                case DECIDED -> "a human decided";
                case CONFIGURED -> "the configuration changed";
            } + ", " + at(explained.at()));
    }

    private static String of(WhyAnswer.NotAccepted letter) {
        StringBuilder text = new StringBuilder();
        line(text, 0, letter.reference() + "  " + switch (letter.result()) {
            case REFUSED -> "refused";
            case UNREADABLE -> "acknowledged, and not readable";
            case CONFLICT -> "acknowledged, and its message id was received before with other content";
            case SET_ASIDE -> "received, and the hub failed on it";
        } + ", received " + at(letter.receivedAt()) + " from " + letter.source());
        line(text, 2, letter.code() + " at " + letter.location() + ": " + letter.message());
        line(text, 2,
            letter.result() == WhyAnswer.Result.REFUSED ? "nobody was told; the answer to the hospital contained this code and location"
                : "nobody was told; the message is kept as a dead letter, with a work item");
        line(text, 2, "what to do  " + letter.whatToDo());
        return text.toString();
    }

    private static void decision(StringBuilder text, Decided decision) {
        line(text, 2, decision.unit() + " as " + decision.function() + "  " + decision.event() + " " + switch (decision.verdict()) {
            case PERMITTED -> "may be told, basis " + decision.basis().orElse("") + ", rule " + decision.rule().orElse("");
            case WITHHELD -> "not told: " + decision.reason().orElse("");
            case HELD -> "held until the consent register answers";
            case NOT_CONCERNED -> "nothing to tell: " + decision.reason().orElse("");
        });
        decision.steps().forEach(step -> line(text, 4, "- " + step));
    }

    private static void notice(StringBuilder text, Notice notice) {
        line(text, 2, notice.unit() + " as " + notice.function() + "  told: " + notice.kind()
            + (notice.takesBack().isEmpty() ? "" : ", takes back " + notice.takesBack())
            + (notice.says().isEmpty() ? "" : ", says " + notice.says())
            + notice.now().map(now -> ", now " + now.state() + now.since().map(since -> " since " + at(since)).orElse("")).orElse("")
            + ", basis " + notice.basis());
        notice.sendings().forEach(sending -> {
            line(text, 4, sending(sending));
            sending.receipts().forEach(receipt -> line(text, 6, receipt(receipt)));
        });
        notice.steps().forEach(step -> line(text, 4, "- " + step));
        line(text, 4, "life: " + notice.life().stream().map(WhyText::happened).collect(Collectors.joining(" > ")));
    }

    private static String happened(Explanation.Happened happened) {
        return switch (happened.what()) {
            case MADE -> "made";
            case HELD -> "held";
            case TRIED -> "tried";
            case SENT -> "sent";
            case DELIVERED -> "delivered";
            case NOT_DELIVERED -> "not delivered";
            case DROPPED -> "dropped";
            case GIVEN_UP -> "given up";
            case SEEN -> "seen";
            case RECEIVED -> "answered: received";
            case NOT_US -> "answered: not us";
            case REMINDED -> "reminded";
            case NEXT_TOLD -> "next told: " + happened.detail();
        } + " " + at(happened.at());
    }

    private static String sending(Sending sending) {
        return sending.channel() + " " + sending.reference() + " " + sending.content() + switch (sending.state()) {
            case WAITING -> " waits until " + at(sending.due())
                + (sending.attempts() > 0 ? ", " + sending.attempts() + " attempts failed" : "");
            case SENDING -> " is being sent, attempt " + sending.attempts();
            case SENT -> " sent " + sending.sentAt().map(WhyText::at).orElse("") + switch (sending.channel()) {
                case QUEUE -> ", stored by the broker";
                case MEDCOM, MLLP -> ", acknowledged by the receiver";
                case MAIL -> ", taken by the mail server";
                case SMS -> ", taken by the SMS gateway";
            };
            case DROPPED -> " dropped: " + sending.reason().orElse("");
            case GIVEN_UP -> " given up after " + sending.attempts() + " attempts: " + sending.reason().orElse("");
        };
    }

    private static String receipt(Receipt receipt) {
        return switch (receipt.meaning()) {
            case DELIVERED -> "delivered, the hub heard it ";
            case FAILED -> "not delivered, the hub heard it ";
            case UNDERWAY -> "on its way, the hub heard it ";
        } + at(receipt.at()) + " by " + switch (receipt.proof()) {
            case SMS_REPORT -> "a delivery report of the SMS gateway: ";
            case SMPP_RECEIPT -> "a delivery receipt of the SMSC: ";
        } + receipt.status();
    }

    private static String at(Instant instant) {
        return TIME.format(instant);
    }

    private static void line(StringBuilder text, int indent, String content) {
        text.append(" ".repeat(indent)).append(content).append('\n');
    }
}
