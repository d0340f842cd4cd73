package dk.broen.bench.results;

/**
 * Something that each run measures once: a line of the results.
 *
 * @param row the row of the table of aims that it belongs to
 * @param what what is measured, under which conditions
 * @param aim what the median should be
 */
public record Quantity(String row, String what, Unit unit, Aim aim) {

    /** A quantity without an aim. */
    public Quantity(String row, String what, Unit unit) {
        this(row, what, unit, new Aim.None());
    }
}
