package dk.broen.bench.rows;

import dk.broen.bench.hub.Pipe;
import dk.broen.bench.load.Figures;
import java.util.Map;

/** A row that is measured on a warm hub. It waits first until the hub has done what an earlier row left. */
@FunctionalInterface
interface WarmRow {

    /** @param plain the figures of plain Camel of the same run, by number of connections */
    void measure(Pipe pipe, Map<Integer, Figures> plain) throws Exception;
}
