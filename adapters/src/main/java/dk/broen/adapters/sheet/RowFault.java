package dk.broen.adapters.sheet;

/**
 * What is wrong in a row of a sheet. Holds no citizen data, and therefore no value of the sheet.
 *
 * @param line the line of the file on which the row ends; the header is on line 1 or below {@code sep=}. 0 for the file as a whole
 * @param column the column, as the header of the sheet names it; empty for the row as a whole
 * @param description what is wrong and what is accepted
 */
public record RowFault(long line, String column, String description) {
    @Override
    public String toString() {
        String place = line == 0 ? "" : "line " + line + (column.isEmpty() ? "" : ", column " + column) + ": ";
        return place + description;
    }
}
