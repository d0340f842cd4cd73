package dk.broen.adapters.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.domain.courses.CourseRule;
import dk.broen.domain.courses.StepRule;
import dk.broen.domain.courses.StepTime;
import dk.broen.domain.schedule.WorkingTime;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.UnitFunction;
import java.util.List;

/** {@code courses.yaml}: the courses that a municipality can switch on in its own file, where it can replace their values. */
final class CoursesFile {
    private final YamlEntry courses;

    CoursesFile(YamlDocument document) {
        courses = document.root();
    }

    /** @param texts {@code texts/da.yaml}: each step needs its texts there */
    void check(FunctionsFile functions, YamlDocument texts, Findings findings) {
        courses.entries().forEach(course -> course.at("meet").entries().forEach(meeting -> {
            check(meeting.at("invite"), functions, findings);
            if (meeting.at("invite").present() && !timed(meeting.at("invite"))) {
                findings.add(meeting.at("invite"), "requires at or when");
            }
            if (texts.readable() && !texts.at("step").at(course.key()).at(meeting.key()).present()) {
                findings.add(meeting, "has no text step." + course.key() + "." + meeting.key() + " in " + texts.file());
            }
        }));
    }

    /** @param municipal the {@code courses} of a municipality */
    void checkReplaced(YamlEntry municipal, FunctionsFile functions, Findings findings) {
        KnownNames known = KnownNames.keysOf(courses);
        municipal.entries().forEach(course -> {
            known.requireKey(course, findings);
            KnownNames meetings = KnownNames.keysOf(courses.at(course.key()).at("meet"));
            course.at("meet").entries().forEach(meeting -> {
                meetings.requireKey(meeting, findings);
                check(meeting.at("invite"), functions, findings);
            });
        });
    }

    private static void check(YamlEntry invite, FunctionsFile functions, Findings findings) {
        functions.names().require(invite.at("to").items(), findings);
        invite.at("to").items().stream().filter(to -> functions.namedOnly().contains(new UnitFunction(to.text()))).forEach(
            to -> findings.add(to,
                "\"" + to.text() + "\" is named_only in config/functions.yaml: the citizen names such units one by one, and "
                    + "no rule invites them"));
        if (invite.at("at").present() && invite.at("when").present()) {
            findings.add(invite.at("when"), "is not allowed beside at");
        }
    }

    private static boolean timed(YamlEntry invite) {
        return invite.at("at").present() || invite.at("when").present();
    }

    /** The courses that the municipality has switched on, with the values that it replaces. */
    List<CourseRule> with(YamlEntry municipal) {
        return municipal.entries().stream().map(switchedOn -> {
            YamlEntry course = courses.at(switchedOn.key());
            return course(new YamlEntry(course.document(), course.pointer(), course.path(), merged(course.node(), switchedOn.node())));
        }).toList();
    }

    /** A list replaces a list. An invitation has one time only, so one time replaces the other. */
    private static JsonNode merged(JsonNode shipped, JsonNode replacing) {
        if (!shipped.isObject() || !replacing.isObject()) {
            return replacing;
        }
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        shipped.fields().forEachRemaining(field -> both.set(field.getKey(), field.getValue()));
        if (replacing.has("at") || replacing.has("when")) {
            both.remove(List.of("at", "when"));
        }
        replacing.fields().forEachRemaining(field -> both.set(field.getKey(),
            both.has(field.getKey()) ? merged(both.path(field.getKey()), field.getValue()) : field.getValue()));
        return both;
    }

    private static CourseRule course(YamlEntry course) {
        EventType like = course.at("like").optional().map(EventType::valueOf).orElse(EventType.ADMITTED);
        return new CourseRule(course.key(), course.at("meet").entries().stream()
            .map(meeting -> step(course.key() + "." + meeting.key(), like, meeting)).toList());
    }

    private static StepRule step(String id, EventType like, YamlEntry meeting) {
        YamlEntry invite = meeting.at("invite");
        return new StepRule(id, like, meeting.at("if").at("stay_expected").optional().map(CoursesFile::leastDays).orElse(0), time(invite),
            FunctionsFile.of(invite.at("to")), WorkingTime.parse(invite.at("answer").text()), invite.at("urgent").flag(false));
    }

    private static StepTime time(YamlEntry invite) {
        return invite.at("at").optional().<StepTime>map(StepTime.DaysAfter::parse)
            .orElseGet(() -> new StepTime.When(EventType.valueOf(invite.at("when").text())));
    }

    /** The schema has checked that it is a least number of days such as {@code >= 30 days}. */
    private static int leastDays(String text) {
        return Integer.parseInt(text.split(" ")[1]);
    }
}
