package dk.broen.hub.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dk.broen.adapters.audit.AuditEntry;
import dk.broen.adapters.audit.AuditLog;
import dk.broen.adapters.facts.Facts;
import dk.broen.adapters.facts.FactsIntake;
import dk.broen.adapters.facts.FactsReader;
import dk.broen.adapters.facts.FactsRefused;
import dk.broen.adapters.facts.ForeignFactsException;
import dk.broen.adapters.facts.PreviewOutdatedException;
import dk.broen.adapters.facts.StaleFactsException;
import dk.broen.adapters.facts.TooManyFactsException;
import dk.broen.adapters.occasions.Citizens;
import dk.broen.domain.municipality.Directory;
import dk.broen.hub.inbox.SheetFromInbox.Confirmed;
import dk.broen.hub.settings.InboxRole;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.ArgumentCaptor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a person is told of a confirmed sheet that could not be recorded as it was seen; it is written down in each case. */
class SheetFromInboxTest {
    private static final UploadedSheet SHEET =
        UploadedSheet.of("cpr;oplysning;enhed;funktion;fra\n".getBytes(StandardCharsets.UTF_8), "månedens ark", false);
    private final FactsIntake intake = mock(FactsIntake.class);
    private final AuditLog audit = mock(AuditLog.class);
    private final SheetFromInbox sheets = new SheetFromInbox(intake, mock(FactsReader.class), mock(Facts.class), mock(Directory.class),
        mock(Citizens.class), audit, new TransactionTemplate(mock(PlatformTransactionManager.class)), Clock.systemUTC());

    static Stream<Arguments> refusals() {
        return Stream.of(Arguments.of(outdated(false), Confirmed.OUTDATED), Arguments.of(outdated(true), Confirmed.PARTLY),
            Arguments.of(mock(StaleFactsException.class), Confirmed.OUTDATED),
            Arguments.of(mock(TooManyFactsException.class), Confirmed.TOO_MANY),
            Arguments.of(mock(ForeignFactsException.class), Confirmed.REFUSED), Arguments.of(mock(FactsRefused.class), Confirmed.REFUSED));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void what_stops_a_confirmed_sheet_is_told_and_written_down(Exception refusal, Confirmed told) throws Exception {
        doThrow(refusal).when(intake).take(any(), any(), any());

        assertThat(sheets.confirm(SHEET, "the token", Person.of("x", "X", InboxRole.MUNICIPALITY, "0751", List.of(), "", "")))
            .isEqualTo(told);

        ArgumentCaptor<AuditEntry> written = ArgumentCaptor.forClass(AuditEntry.class);
        verify(audit, atLeastOnce()).add(written.capture(), any());
        assertThat(written.getAllValues()).extracting(AuditEntry::what)
            .containsExactly(AuditEntry.What.SHEET_CONFIRMED, AuditEntry.What.SHEET_REFUSED);
    }

    private static PreviewOutdatedException outdated(boolean partly) {
        PreviewOutdatedException outdated = mock(PreviewOutdatedException.class);
        when(outdated.isPartlyRecorded()).thenReturn(partly);
        return outdated;
    }
}
