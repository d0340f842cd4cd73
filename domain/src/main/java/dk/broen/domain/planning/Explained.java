package dk.broen.domain.planning;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.history.Course;
import dk.broen.domain.history.ManualEnd;
import dk.broen.domain.history.Stay;
import dk.broen.domain.matter.Milestone;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.routing.Walk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps that {@code broen why} prints: what is true, what a recipient may have heard, and the difference. Without citizen data. */
final class Explained {
    private Explained() {}

    static List<String> truth(Course course) {
        List<String> steps = new ArrayList<>();
        for (Stay stay : course.stays()) {
            steps.add("true: stay in " + stay.specialties().stream().sorted().toList() + " is " + (stay.emergencyOnly() ? "EMERGENCY " : "")
                + stay.state() + (stay.endedManually() ? " by a human: " : ": ")
                + stay.milestones().stream().map(milestone -> milestone(milestone, stay)).collect(Collectors.joining(", ")));
        }
        course.steps().made().forEach(step -> steps
            .add("true: step " + step.rule().id() + " of " + step.municipality() + (course.holds(step) ? " holds" : " is old news")));
        course.steps().next().ifPresent(next -> steps.add("next step: at " + next));
        course.death().ifPresent(death -> steps.add("true: the citizen is dead, and everything else is old news"));
        course.doubts().forEach(doubt -> steps.add("in doubt: " + doubt.said().event().type() + " " + doubt.why()));
        return steps;
    }

    /** Whether the recorded ends of stays count. They name neither the human nor the reason. */
    static List<String> manualEnds(Situation situation) {
        return situation.facts().stayEnds().stream().map(end -> "recorded: a named human of " + end.municipality() + " ended a stay: "
            + manualEnd(StayEnds.of(end, situation.ledger()).toList(), situation.course())).toList();
    }

    private static String manualEnd(List<ManualEnd> ends, Course course) {
        if (ends.isEmpty()) {
            return "no unit of the municipality that has a part was told of a stay that began then, so it changes nothing";
        }
        boolean counts = course.stays().stream().flatMap(stay -> stay.end().stream())
            .anyMatch(said -> ends.stream().anyMatch(end -> end.decision().equals(said.occasion())));
        return counts ? "no hospital reports its end, so this one holds" : "a hospital says otherwise, so it changes nothing";
    }

    /** Who is passed over, and who did not answer. */
    static List<String> answers(Walk walk) {
        return Stream.concat(
            walk.notUs().keySet().stream().sorted().map(recipient -> "answered: " + recipient + ": NOT_US, so it is passed over"),
            walk.silent().keySet().stream()
                .sorted(Comparator.comparing(Walk.Told::recipient).thenComparing(Walk.Told::function))
                .map(told -> "no answer in time: " + told.recipient() + " as " + told.function()))
            .toList();
    }

    private static String milestone(Milestone milestone, Stay stay) {
        return milestone.type() + (stay.holds(milestone.key()) ? " holds" : " is old news");
    }

    static List<String> heard(Part part, Optional<Words> difference) {
        String recipient = part.recipient().toString();
        List<String> steps = new ArrayList<>();
        if (!part.heard().mayHaveHeard().isEmpty()) {
            steps.add("may have heard: " + recipient + ": " + types(part.heard().mayHaveHeard()));
        }
        difference.ifPresent(words -> steps.add("difference: " + recipient + ": " + NoticeKind.of(words)
            + (words.takesBack().isEmpty() ? "" : ", takes back " + types(words.takesBack()))
            + (words.says().isEmpty() ? "" : ", says " + types(words.says()))
            + words.now().map(now -> ", now " + now.state()).orElse("")));
        return steps;
    }

    private static String types(Collection<Saying> sayings) {
        return sayings.stream().map(saying -> saying.type().name()).sorted().distinct().collect(Collectors.joining(", "));
    }
}
