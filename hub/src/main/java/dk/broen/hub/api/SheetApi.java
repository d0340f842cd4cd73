package dk.broen.hub.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dk.broen.adapters.facts.FactsIntake;
import dk.broen.adapters.facts.FactsOrder;
import dk.broen.adapters.facts.FactsRefused;
import dk.broen.adapters.facts.ForeignFactsException;
import dk.broen.adapters.facts.SiftedFacts.Fault;
import dk.broen.adapters.sheet.FactsSheet;
import dk.broen.adapters.sheet.FaultsFile;
import dk.broen.adapters.sheet.RowFault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Records the facts of a sheet. What is wrong is answered by line and column: as JSON, or as a file if the client asks for text/csv. */
@RestController
@Tag(name = "facts")
class SheetApi {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private final FactsIntake intake;
    private final OwnMunicipality own;
    private final Clock clock;

    SheetApi(FactsIntake intake, OwnMunicipality own, Clock clock) {
        this.intake = intake;
        this.own = own;
        this.clock = clock;
    }

    /**
     * How the file was read.
     *
     * @param charset the character set that the bytes have
     * @param separator {@code ;}, {@code ,} or {@code tab}
     * @param rows the number of rows below the header
     */
    record Read(String charset, String separator, int rows) {
        static Read of(FactsSheet sheet) {
            return new Read(sheet.charset().name(), sheet.separator(), sheet.rows());
        }
    }

    /** @param faults what is wrong in the rows that were not recorded */
    record SheetAnswer(@JsonUnwrapped FactsAnswer answer, Read read, List<RowFault> faults) {}

    @PostMapping(path = "/api/facts", consumes = "text/csv")
    @Operation(summary = "Import facts from a spreadsheet", description = "One fact in each row; docs/FACTS.md describes the columns. "
        + "Separator and character set are found in the file. The reason is sent in the header Because, in UTF-8, and not in the URL, "
        + "because URLs are logged. All rows are recorded or none; with partial=true, the rows that are right are recorded. What is wrong is "
        + "answered by line and column; with Accept: text/csv, as a file. The other parameters are the keys of a facts document.")
    ResponseEntity<Object> importSheet(@RequestBody(required = false) Optional<byte[]> file,
        @RequestHeader(value = "Because", required = false) Optional<String> because,
        @RequestHeader(value = HttpHeaders.ACCEPT, required = false) Optional<String> accept,
        @RequestParam Optional<String> source, @RequestParam Optional<String> replace,
        @RequestParam(defaultValue = "false") boolean partial,
        @RequestParam(defaultValue = "false") boolean preview, @RequestParam Optional<String> previewed, Principal client) {
        FactsOrder order = new FactsOrder(own.viewOf(client), client.getName(), source.orElse(client.getName()),
            ChangeReason.ofHeader(because).because().orElse(""), FactsOrder.replacement(replace), partial, preview, previewed);
        boolean asFile = accept.filter(types -> types.startsWith(CSV.getType() + "/" + CSV.getSubtype())).isPresent();
        FactsSheet sheet = FactsSheet.read(file.orElseGet(() -> new byte[0]));
        if (!sheet.unreadable().isEmpty()) {
            return refused(HttpStatus.UNPROCESSABLE_ENTITY, sheet, sheet.unreadable(), asFile);
        }
        try {
            return answered(intake.take(sheet.document(), order, clock.instant()), order, sheet, asFile);
        } catch (FactsRefused refused) {
            return refused(HttpStatus.UNPROCESSABLE_ENTITY, sheet, sheet.rows(refused.faults()), asFile);
        } catch (ForeignFactsException foreign) {
            return refused(HttpStatus.FORBIDDEN, sheet, sheet.rows(foreign.faults().stream().map(Fault::toString).toList()), asFile);
        }
    }

    private static ResponseEntity<Object> answered(FactsIntake.Taken taken, FactsOrder order, FactsSheet sheet, boolean asFile) {
        List<RowFault> faults = sheet.rows(taken.refused().stream().map(Fault::toString).toList());
        FactsIntake.Taken byLine = new FactsIntake.Taken(taken.recorded(), faults.stream().map(SheetApi::asFault).toList(), taken.places());
        ResponseEntity<FactsAnswer> answer = FactsApi.answer(byLine, order, sheet::byLine);
        return asFile ? file(answer.getStatusCode(), faults)
            : ResponseEntity.status(answer.getStatusCode())
                .body(new SheetAnswer(Objects.requireNonNull(answer.getBody()), Read.of(sheet), faults));
    }

    private static Fault asFault(RowFault fault) {
        return new Fault("line " + fault.line() + (fault.column().isEmpty() ? "" : ", column " + fault.column()), fault.description());
    }

    private static ResponseEntity<Object> refused(HttpStatusCode status, FactsSheet sheet, List<RowFault> faults, boolean asFile) {
        if (asFile) {
            return file(status, faults);
        }
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, "The sheet is refused; nothing was recorded");
        problem.setProperty("read", Read.of(sheet));
        problem.setProperty("faults", faults);
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    private static ResponseEntity<Object> file(HttpStatusCode status, List<RowFault> faults) {
        return ResponseEntity.status(status).contentType(CSV)
            .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"afviste-raekker.csv\"")
            .body(FaultsFile.of(faults).getBytes(StandardCharsets.UTF_8));
    }
}
