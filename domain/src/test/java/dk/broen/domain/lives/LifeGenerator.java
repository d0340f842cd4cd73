package dk.broen.domain.lives;

import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.EventType.DECEASED;
import static dk.broen.domain.terms.EventType.DISCHARGED;
import static dk.broen.domain.terms.EventType.DISCHARGE_PLANNED;
import static dk.broen.domain.terms.EventType.LEAVE_ENDED;
import static dk.broen.domain.terms.EventType.LEAVE_STARTED;
import static dk.broen.domain.terms.EventType.TRANSFERRED;

import dk.broen.domain.disclosure.Present;
import dk.broen.domain.lives.Life.Superseding;
import dk.broen.domain.terms.EventNature;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Specialty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Makes one life: one to three stretches with ward moves, leaves, transfers, readmissions, perhaps a death; and the messages, with slips and
 * the cancellations of the slips.
 */
final class LifeGenerator {
    /**
     * A admitted, M moved ward, L on leave (a second L reports the same leave again), R returned, D discharged (alone: nobody reported the
     * admission). T transferred to another hospital; t the same, and the former hospital reports an end, late; G a night at another
     * hospital, and back; P a discharge is planned (a second P: for another day), C the plan is cancelled.
     */
    private static final List<String> COURSES =
        List.of("AD", "AD", "AD", "AMD", "AMD", "ALD", "ALRD", "ALLRD", "AMLRD", "ATD", "AtD", "AGD", "D",
            "ATLRD", "APD", "APPD", "APCD", "APCPD", "APPCD", "APMLRD", "APTD");
    private static final Map<Character, EventType> TYPES =
        Map.of('A', ADMITTED, 'M', TRANSFERRED, 'L', LEAVE_STARTED, 'R', LEAVE_ENDED, 'D',
            DISCHARGED, 'X', DECEASED, 'P', DISCHARGE_PLANNED);
    private static final int GUEST = 99;

    /** What a second feed of the hospital adds to a visit number. */
    private static final int SECOND_FEED = 500;

    private final Random random;
    private final List<Report> reports = new ArrayList<>();
    private final List<Stretch> stretches = new ArrayList<>();
    private final Set<Superseding> supersedes = new HashSet<>();
    private final Map<Happening, Specialty> wards = new HashMap<>();
    private Specialty specialty = Specialty.PSYCHIATRIC;
    private int time;
    private int visit;
    private int visitOfTwoFeeds;
    private int plannedAt;

    private LifeGenerator(Random random) {
        this.random = random;
    }

    static Life life(Random random) {
        return new LifeGenerator(random).life();
    }

    private Life life() {
        int number = one(1, 1, 2, 3);
        for (int left = number - 1; left >= 0; left--) {
            stretch(left > 0);
        }
        for (Stretch former : stretches) {
            stretches.subList(stretches.indexOf(former) + 1, stretches.size()).forEach(later -> nextBeginning(former, later));
        }
        Optional<Happening> death = chance(12) ? Optional.of(Happening.death(time + 100)) : Optional.empty();
        death.ifPresent(this::reportDeath);
        death.ifPresent(dead -> wards.put(dead, specialty));
        return new Life(List.copyOf(reports), List.copyOf(stretches), death, Set.copyOf(supersedes), Map.copyOf(wards));
    }

    private void reportDeath(Happening death) {
        for (int later : chance(50) ? new int[] {0} : new int[] {0, 50}) { // it may be reported again with a later time, also elsewhere
            visit = later > 0 && chance(50) ? Town.ELSEWHERE : visit + one(0, 1);
            report('X', death.at() + later, specialty, sent(death.at() + later));
        }
        stretches.stream().flatMap(stretch -> stretch.happened.stream()).forEach(old -> supersedes.add(new Superseding(death, old)));
    }

    private void nextBeginning(Stretch former, Stretch later) {
        if (later.specialties.containsAll(former.specialties)) {
            later.happened.stream().filter(begun -> begun.type() == ADMITTED)
                .forEach(begun -> former.happened.stream().filter(end -> end.type() == DISCHARGED)
                    .forEach(end -> supersedes.add(new Superseding(begun, end))));
        }
    }

    private void stretch(boolean moreToCome) {
        String course = COURSES.get(random.nextInt(COURSES.size()));
        specialty = one(Specialty.PSYCHIATRIC, Specialty.PSYCHIATRIC, Specialty.SOMATIC);
        stretches.add(new Stretch());
        if (visit == 0 || course.equals("D") || chance(80)) {
            time += 1000;
            visit++;
            if (chance(5)) { // an admission that was none
                slip('A', time - 200, time - 200);
                if (chance(50)) { // and whose discharge was planned before it was cancelled
                    report('P', time - 195, specialty, time - 195);
                }
                visit++;
            }
        } else { // readmitted under the same visit number, perhaps at the time of the end
            time += one(0, 1000);
        }
        visitOfTwoFeeds = course.startsWith("A") && chance(10) ? visit : Happening.NO_VISIT;
        boolean whole = moreToCome || course.equals("D") || chance(60);
        course.substring(0, course.length() - (whole ? 0 : 1)).chars().forEach(kind -> act((char) kind));
    }

    private void act(char kind) {
        switch (kind) {
            case 'T' -> transferred();
            case 't' -> {
                event('D', 130);
                time -= 130;
                transferred();
            }
            case 'G' -> guest();
            case 'M' -> {
                specialty = one(Specialty.PSYCHIATRIC, Specialty.SOMATIC);
                event('M', one(0, 100));
            }
            case 'A' -> event('A', 0);
            case 'D' -> event('D', 100);
            case 'P' -> event('P', 100);
            case 'C' -> planCancelled();
            default -> event(kind, one(0, 100));
        }
    }

    private void transferred() {
        visit++;
        event('A', 100);
    }

    private void guest() {
        int home = visit;
        visit = GUEST;
        event('A', 50);
        event('D', 100);
        visit = home;
        event('M', 50);
    }

    private void event(char kind, int after) {
        time += after;
        if (slips()) { // first reported with a wrong time, or taken back too soon
            slip(kind, time + one(-30, 0, 30), time - 20);
        }
        EventNature nature = correctsFormerReport(kind) ? EventNature.CORRECTION : EventNature.ORIGINAL;
        int planned = kind == 'P' ? day() : Happening.NO_DAY;
        Report report = new Report(TYPES.get(kind), nature, visit, time, sent(time), specialty, planned);
        reports.addAll(nature == EventNature.ORIGINAL ? feeds(report) : List.of(report));
        if (slips()) { // something is reported that did not happen
            slip(one('L', 'D', 'X'), time + 40, time + 40);
        }
        Stretch stretch = stretches.get(stretches.size() - 1);
        boolean known = kind == 'L' && stretch.state == Present.State.ON_LEAVE || kind == 'M' && stretch.specialties.contains(specialty);
        if (kind != 'P') {
            stretch.state = kind == 'L' ? Present.State.ON_LEAVE : kind == 'D' ? Present.State.DISCHARGED : Present.State.ADMITTED;
        }
        stretch.specialties.add(specialty);
        if (!known) {
            happened(stretch, kind, planned);
        }
    }

    /** Of a visit with two numbers nothing wrong is reported: nobody could tell what a cancellation under the other number means. */
    private boolean slips() {
        return chance(10) && visit != visitOfTwoFeeds;
    }

    /** The report of a visit that two feeds report: the admission under both numbers, all else under one. Plans come from one feed. */
    private List<Report> feeds(Report report) {
        if (visit != visitOfTwoFeeds || report.type() == DISCHARGE_PLANNED) {
            return List.of(report);
        }
        Report second = new Report(report.type(), report.nature(), report.visit() + SECOND_FEED, report.at(), report.sent(),
            report.specialty(), report.planned());
        return report.type() == ADMITTED ? List.of(report, second) : List.of(one(report, second));
    }

    /** The number that a visit has, whichever feed reports it. */
    static int visit(int number) {
        return number > SECOND_FEED ? number - SECOND_FEED : number;
    }

    /** The first report of its type in the visit, with a wrong time, ward or day, that the event itself corrects. */
    private boolean correctsFormerReport(char kind) {
        EventType type = TYPES.get(kind);
        if (reports.stream().anyMatch(report -> report.type() == type && report.visit() == visit) || !slips()) {
            return false;
        }
        report(kind, time + one(-30, 0, 30), one(Specialty.PSYCHIATRIC, Specialty.SOMATIC), time - 20);
        return true;
    }

    /** The day of a planned discharge: passed, or to come, when the play begins. */
    private int day() {
        return one(time / 100 + 3, Ticker.FIRST_DAY + 100) + random.nextInt(3);
    }

    private void planCancelled() {
        time += 50;
        Stretch stretch = stretches.get(stretches.size() - 1);
        stretch.happened.stream().filter(earlier -> earlier.is(DISCHARGE_PLANNED, visit)).forEach(plan -> reports
            .add(new Report(DISCHARGE_PLANNED, EventNature.CANCELLATION, visit, plannedAt, sent(time), specialty, plan.planned())));
        noPlan(stretch);
    }

    /** A plan that is cancelled or changed is not true any more. */
    private void noPlan(Stretch stretch) {
        stretch.happened.removeIf(earlier -> earlier.is(DISCHARGE_PLANNED, visit));
    }

    private void happened(Stretch stretch, char kind, int planned) {
        boolean begins = kind == 'A' || kind == 'M';
        Happening happening = new Happening(begins ? ADMITTED : TYPES.get(kind), visit, kind == 'P' ? Happening.ANY_TIME : time,
            begins ? specialty : Specialty.UNKNOWN, planned);
        if (kind == 'P') {
            noPlan(stretch);
            plannedAt = time;
        }
        stretch.happened.stream().filter(earlier -> isOld(earlier, kind)).forEach(old -> supersedes.add(new Superseding(happening, old)));
        stretch.happened.add(happening);
        wards.put(happening, specialty);
    }

    private boolean isOld(Happening earlier, char kind) {
        return switch (kind) {
            case 'R' -> earlier.is(LEAVE_STARTED, visit);
            case 'D' -> earlier.is(ADMITTED, visit) || earlier.is(LEAVE_STARTED, visit) || earlier.is(LEAVE_ENDED, visit)
                || earlier.is(DISCHARGE_PLANNED, visit);
            case 'A' -> earlier.is(ADMITTED, visit - 1) || earlier.is(DISCHARGE_PLANNED, visit - 1);
            default -> false;
        };
    }

    /** Reported once or twice, perhaps with a wrong specialty, and cancelled. */
    private void slip(char kind, int at, int sent) {
        Specialty wrong = one(Specialty.PSYCHIATRIC, Specialty.SOMATIC);
        int planned = kind == 'P' ? day() : Happening.NO_DAY;
        reports.add(new Report(TYPES.get(kind), EventNature.ORIGINAL, visit, at, sent, wrong, planned));
        if (chance(50)) {
            reports.add(new Report(TYPES.get(kind), EventNature.ORIGINAL, visit, at, sent + 5, wrong, planned));
        }
        reports.add(new Report(TYPES.get(kind), EventNature.CANCELLATION, visit, at, sent + 10, wrong, planned));
    }

    private void report(char kind, int at, Specialty in, int sent) {
        reports.add(new Report(TYPES.get(kind), EventNature.ORIGINAL, visit, at, sent, in, kind == 'P' ? day() : Happening.NO_DAY));
    }

    private int sent(int at) {
        return at + stretches.size();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    private <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
