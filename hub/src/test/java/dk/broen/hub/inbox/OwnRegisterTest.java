package dk.broen.hub.inbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dk.broen.adapters.consent.ConsentRegisters;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.hub.settings.InboxRole;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.ui.ConcurrentModel;
import org.springframework.util.LinkedMultiValueMap;

/** A municipality that keeps consents in its own register: no form about a consent is taken, also if somebody sends one that no page shows. */
class OwnRegisterTest {
    private final ConsentRegisters registers = mock(ConsentRegisters.class);
    private final RecordFromInbox recording = mock(RecordFromInbox.class);
    private final CitizenPages pages =
        new CitizenPages(mock(OwnCitizens.class), recording, registers, mock(Directory.class), Clock.systemUTC());

    @Test
    void no_form_about_a_consent_is_taken() {
        when(registers.has(new MunicipalityCode("0751"))).thenReturn(true);
        Person administrator = Person.of("x", "X", InboxRole.MUNICIPALITY, "0751", List.of(), "", "");
        Principal login = new TestingAuthenticationToken((LoggedIn) () -> administrator, "");

        assertThatThrownBy(() -> pages.consent("word", new LinkedMultiValueMap<>(), login, new MockHttpSession(), new ConcurrentModel(),
            new MockHttpServletResponse())).isInstanceOf(NoSuchPageException.class);
        assertThatThrownBy(() -> pages.withdraw("word", UUID.randomUUID(), new LinkedMultiValueMap<>(), login, new MockHttpSession(),
            new ConcurrentModel(), new MockHttpServletResponse())).isInstanceOf(NoSuchPageException.class);
        assertThatThrownBy(() -> pages.mistake("word", UUID.randomUUID(), new LinkedMultiValueMap<>(), login, new MockHttpSession(),
            new ConcurrentModel(), new MockHttpServletResponse())).isInstanceOf(NoSuchPageException.class);
        verifyNoInteractions(recording);
    }
}
