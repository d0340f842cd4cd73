package dk.broen.hub.inbox;

import dk.broen.adapters.explain.Explanation;
import dk.broen.adapters.inbox.ToldNotice;
import dk.broen.adapters.inbox.ToldNotice.Sending;
import dk.broen.domain.notification.Acknowledgement;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One thing that happened to a notice: made, held, sent, arrived, seen, answered, handed over.
 *
 * @param what the end of the key of its words, {@code life.…}
 * @param channel the end of the key of the channel, {@code channel.…}; empty if it is about no channel
 * @param who the person, or who handed over
 * @param words the reason, or to whom it was handed over
 */
record LifeStep(Instant at, String what, String channel, String who, String words) {
    /**
     * The life of the notice, in the order in which it happened.
     *
     * @param explained what the hub explains of the occasion: only the reminders are taken from there. Whether others were told is not the unit's
     *     business
     */
    static List<LifeStep> of(ToldNotice notice, List<Explanation> explained) {
        return Stream.of(explained.stream().flatMap(occasion -> occasion.notices().stream())
            .filter(one -> one.entry().equals(notice.entry().id())).flatMap(one -> one.life().stream()).flatMap(LifeStep::reminded),
            Stream.of(new LifeStep(notice.entry().madeAt(), "MADE", "", "", "")),
            notice.sendings().stream().flatMap(sending -> sent(notice, sending)),
            notice.entry().acknowledgements().stream().map(LifeStep::answered),
            notice.handovers().stream().map(handed -> new LifeStep(handed.at(), "HANDED_OVER", "", handed.by(), handed.to())))
            .flatMap(some -> some).sorted(Comparator.comparing(LifeStep::at)).toList();
    }

    /**
     * What may be known of a notice that cannot be read: that it was made, by which channels it went, and who of the unit answered it. The words
     * of an answer can be about the citizen.
     */
    static List<LifeStep> withoutWords(ToldNotice notice) {
        return Stream.of(Stream.of(new LifeStep(notice.entry().madeAt(), "MADE", "", "", "")),
            notice.sendings().stream().flatMap(sending -> sent(notice, sending)),
            notice.entry().acknowledgements().stream().map(given -> new LifeStep(given.at(), given.kind().name(), "", given.by(), "")))
            .flatMap(some -> some).sorted(Comparator.comparing(LifeStep::at)).toList();
    }

    private static Stream<LifeStep> sent(ToldNotice notice, Sending sending) {
        Stream<LifeStep> held = sending.due().isAfter(notice.entry().madeAt()) && sending.attemptedAt().isEmpty() && isOpen(sending)
            ? Stream.of(on(sending, sending.due(), "HELD")) : Stream.empty();
        Stream<LifeStep> tried =
            sending.attemptedAt().filter(at -> sending.state() != ToldNotice.State.SENT).map(at -> on(sending, at, "TRIED"))
                .stream();
        Optional<LifeStep> settled = sending.settledAt().map(at -> on(sending, at, switch (sending.state()) {
            case SENT -> sending.pointer() ? "POINTER_SENT" : "ARRIVED";
            case DROPPED -> "DROPPED";
            case GIVEN_UP -> "GIVEN_UP";
            case WAITING, SENDING -> "TRIED";
        }));
        return Stream.of(held, tried, settled.stream()).flatMap(some -> some);
    }

    private static Stream<LifeStep> reminded(Explanation.Happened happened) {
        return happened.what() == Explanation.Happened.What.REMINDED
            ? Stream.of(new LifeStep(happened.at(), happened.what().name(), "", "", "")) : Stream.empty();
    }

    private static boolean isOpen(Sending sending) {
        return sending.state() == ToldNotice.State.WAITING || sending.state() == ToldNotice.State.SENDING;
    }

    private static LifeStep on(Sending sending, Instant at, String what) {
        return new LifeStep(at, what, sending.channel().name(), "", "");
    }

    private static LifeStep answered(Acknowledgement given) {
        return new LifeStep(given.at(), given.kind().name(), "", given.by(), given.because().orElse(""));
    }

    @Override
    public String toString() {
        return "LifeStep[" + what + " " + at + "]";
    }
}
