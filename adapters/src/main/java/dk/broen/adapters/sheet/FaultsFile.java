package dk.broen.adapters.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The report of what is wrong in a sheet, as a CSV file that Excel opens in Denmark: semicolons, UTF-8 with a byte-order mark. */
public final class FaultsFile {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final CSVFormat FORMAT = CSVFormat.EXCEL.builder().setDelimiter(';').setHeader("line", "column", "fault").get();

    private FaultsFile() {}

    public static String of(List<RowFault> faults) {
        StringBuilder file = new StringBuilder().append(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(file, FORMAT)) {
            for (RowFault fault : faults) {
                printer.printRecord(fault.line(), fault.column(), fault.description());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory cannot be written", impossible);
        }
        return file.toString();
    }
}
