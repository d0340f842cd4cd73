package dk.broen.domain.given;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.history.Course;
import dk.broen.domain.history.CourseRules;
import dk.broen.domain.history.Said;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.OccasionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Builds the course of a citizen from messages in their order of arrival. A message is received when it was sent, unless a test says otherwise. */
public final class ACourse {
    private final List<Said> said = new ArrayList<>();
    private final List<Saying> known = new ArrayList<>();

    private ACourse() {}

    public static ACourse aCourse() {
        return new ACourse();
    }

    public static ACourse of(StayEvent... events) {
        return aCourse().and(events);
    }

    public ACourse and(StayEvent... events) {
        for (StayEvent event : events) {
            received(event, event.sentAt());
        }
        return this;
    }

    public ACourse received(StayEvent event, Instant at) {
        said.add(new Said(occasion(said.size() + 1), event, at));
        return this;
    }

    /** Somebody heard this, so that its key is handed on. */
    public ACourse knowing(List<Saying> sayings) {
        known.addAll(sayings);
        return this;
    }

    /** @param number the number of the message, from 1 in the order of arrival */
    public static OccasionId occasion(int number) {
        return new OccasionId(new UUID(1, number));
    }

    public List<Said> said() {
        return List.copyOf(said);
    }

    public Course at(String time) {
        return at(Danish.time(time));
    }

    public Course at(Instant at) {
        return Course.of(said, ADirectory.of()::specialtyOf, CourseRules.SHIPPED, known, at);
    }
}
