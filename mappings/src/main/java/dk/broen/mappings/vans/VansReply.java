package dk.broen.mappings.vans;

import dk.broen.mappings.Interpretation.Unreadable;
import dk.broen.mappings.vans.VansEnvelope.Document;
import dk.broen.mappings.vans.VansEnvelope.Head;
import dk.broen.mappings.vans.VansEnvelope.Message;
import dk.broen.mappings.vans.VansEnvelope.Receipt;
import dk.broen.mappings.vans.VansEnvelope.ReceiptKind;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes the reply to an envelope: sender and receiver exchanged, with ids and a time of its own. */
public final class VansReply {
    private final VansWriter writer = new VansWriter();
    private final Clock clock;
    private final Supplier<UUID> ids;

    /** @param ids gives a new id at each call */
    public VansReply(Clock clock, Supplier<UUID> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** The answer of the receiving system in an envelope of its own. */
    public byte[] message(Head request, VansAnswer answer, byte[] data) {
        Document document = new Document(ids.get().toString(), answer.format(), answer.name(), Optional.of(answer.version()), data.length,
            answer.tags());
        return writer.write(new Message(exchanged(request), document, data));
    }

    /** The message in the envelope is so wrong that its own standard has no answer to it. */
    public byte[] negative(Message request, Unreadable why) {
        return writer
            .write(new Receipt(exchanged(request.head()), ReceiptKind.NEGATIVE_MESSAGE, request.head().id(), Optional.of(text(why)),
                Optional.of(request.document())));
    }

    /** The envelope itself is wrong. */
    public byte[] negative(Head request, Unreadable why) {
        return writer
            .write(new Receipt(exchanged(request), ReceiptKind.NEGATIVE_VANS, request.id(), Optional.of(text(why)), Optional.empty()));
    }

    private Head exchanged(Head request) {
        return new Head(request.receiver(), request.sender(), ids.get().toString(), clock.instant());
    }

    private static String text(Unreadable why) {
        return why.code() + " at " + why.location() + ": " + why.message();
    }
}
