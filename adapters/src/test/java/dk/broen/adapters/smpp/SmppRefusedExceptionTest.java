package dk.broen.adapters.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmppRefusedExceptionTest {
    @ParameterizedTest
    @ValueSource(ints = {SMPPConstant.STAT_ESME_RINVDSTTON, SMPPConstant.STAT_ESME_RINVDSTNPI, SMPPConstant.STAT_ESME_RINVDCS,
        SMPPConstant.STAT_ESME_RINVESMCLASS, SMPPConstant.STAT_ESME_RINVREGDLVFLG, SMPPConstant.STAT_ESME_RINVSRCTON})
    void what_refuses_the_way_of_asking_gives_no_sms_up(int status) {
        SmppRefusedException refused = new SmppRefusedException(status);

        assertThat(refused.notNow()).isTrue();
        assertThat(refused.isFinal()).isFalse();
    }

    @Test
    void a_number_that_cannot_be_is_refused_for_good() {
        SmppRefusedException refused = new SmppRefusedException(SMPPConstant.STAT_ESME_RINVDSTADR);

        assertThat(refused.notNow()).isFalse();
        assertThat(refused.isFinal()).isTrue();
    }
}
