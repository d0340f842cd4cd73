package dk.broen.hub.inbox;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The upload of a sheet: the administrator sees what it would change, and confirms or drops it. */
@Controller
@RequestMapping("/inbox/sheet")
class SheetPages {
    private static final String PAGE = "inbox/sheet";
    private static final String DONE = "done";
    private static final String SEEN = "seen";

    private final SheetFromInbox sheets;

    SheetPages(SheetFromInbox sheets) {
        this.sheets = sheets;
    }

    /** What the page says afterwards. */
    enum Done {
        RECORDED, DROPPED;

        static Optional<Done> of(String name) {
            return Arrays.stream(values()).filter(done -> done.name().equals(name)).findFirst();
        }
    }

    @ModelAttribute("typed")
    Typed nothingTyped() {
        return Typed.NOTHING;
    }

    @GetMapping
    String upload(@RequestParam(defaultValue = "") String done, Model page) {
        page.addAttribute(DONE, Done.of(done).map(what -> "sheet.done." + what).orElse(""));
        return PAGE;
    }

    @PostMapping
    String preview(@RequestParam MultiValueMap<String, String> form, @RequestParam(required = false) Optional<MultipartFile> file,
        Principal login, HttpSession session, Model page, HttpServletResponse response) throws IOException {
        FormFields fields = new FormFields("sheet", form);
        page.addAttribute(DONE, "");
        if (file.filter(sent -> !sent.isEmpty()).isEmpty()) {
            fields.fault("file", FormFault.MISSING);
        }
        String because = fields.required(FactForms.BECAUSE);
        if (!fields.areRight()) {
            page.addAttribute("typed", fields.typed());
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return PAGE;
        }
        UploadedSheet sheet = UploadedSheet.of(file.orElseThrow().getBytes(), because, fields.isMarked("whole"));
        SheetPreview preview = sheets.preview(sheet, LoggedIn.of(login));
        if (preview.faults().isEmpty()) {
            sheet.keep(session);
        } else {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        page.addAttribute(SEEN, preview);
        return PAGE;
    }

    /** @throws NoSuchPageException if the sheet is not the one that this session looks at */
    @PostMapping("/{word}/confirm")
    String confirm(@PathVariable String word, @RequestParam(defaultValue = "") String seen, Principal login, HttpSession session,
        Model page, HttpServletResponse response) {
        Person person = LoggedIn.of(login);
        UploadedSheet sheet = UploadedSheet.kept(session, word).orElseThrow(NoSuchPageException::new);
        SheetFromInbox.Confirmed confirmed = sheets.confirm(sheet, seen, person);
        if (confirmed == SheetFromInbox.Confirmed.RECORDED) {
            UploadedSheet.forget(session);
            return "redirect:/inbox/sheet?done=" + Done.RECORDED;
        }
        page.addAttribute(DONE, "sheet.done." + confirmed);
        page.addAttribute(SEEN, sheets.preview(sheet, person));
        response.setStatus(HttpStatus.CONFLICT.value());
        return PAGE;
    }

    @PostMapping("/{word}/drop")
    String drop(@PathVariable String word, HttpSession session) {
        UploadedSheet.kept(session, word).orElseThrow(NoSuchPageException::new);
        UploadedSheet.forget(session);
        return "redirect:/inbox/sheet?done=" + Done.DROPPED;
    }
}
