package dk.broen.hub.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.followup.Addressee;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.authority.AuthorityUtils;

class ApiUserTest {
    @Test
    void only_the_role_operator_gives_access_to_all_municipalities() {
        assertThat(user("ROLE_OPERATOR").isOperator()).isTrue();
        assertThat(user("ROLE_MUNICIPALITY").isOperator()).isFalse();
        assertThat(user("ROLE_HOSPITAL").isOperator()).isFalse();
    }

    @Test
    void a_client_has_the_work_items_of_its_municipality_or_of_its_hospital_by_its_role() {
        assertThat(user("ROLE_MUNICIPALITY").addressees()).containsExactly(new Addressee.OneMunicipality(new MunicipalityCode("0751")));
        assertThat(user("ROLE_HOSPITAL").addressees()).containsExactly(new Addressee.Ward(new HospitalId("auh")));
        assertThat(new ApiUser("name", "not a hash", "", "", AuthorityUtils.createAuthorityList("ROLE_HOSPITAL", "ROLE_MUNICIPALITY"))
            .addressees()).isEmpty();
    }

    private static ApiUser user(String role) {
        return new ApiUser("name", "not a hash", "0751", "auh", AuthorityUtils.createAuthorityList(role));
    }
}
