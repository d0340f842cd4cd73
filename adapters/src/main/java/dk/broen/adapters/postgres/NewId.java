package dk.broen.adapters.postgres;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/**
 * Draws the ids of rows: UUIDs of version 7, which begin with the time. New rows then come at the end of their indexes, so that an insert
 * costs the same however many rows there are.
 */
public final class NewId {
    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private NewId() {}

    public static UUID draw() {
        return GENERATOR.generate();
    }
}
