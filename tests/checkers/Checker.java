import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.schemas.ooxml.system.ooxml.TypeSystemHolder;
import org.apache.xmlbeans.SchemaTypeLoader;
import org.apache.xmlbeans.XmlBeans;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Prints one line for each fault: the file, a tab, and what is wrong. PDFs by PDF/UA-1, Word files by ECMA-376. */
public final class Checker {
    private static final SchemaTypeLoader SCHEMAS =
        XmlBeans.typeLoaderUnion(XmlBeans.getBuiltinTypeSystem(), TypeSystemHolder.typeSystem);

    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String file : files) {
            for (String fault : file.endsWith(".pdf") ? pdf(file) : word(file)) {
                System.out.println(file + "\t" + fault);
            }
            System.out.println(file + "\tchecked");
        }
    }

    private static Set<String> pdf(String file) throws Exception {
        Set<String> faults = new LinkedHashSet<>();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), PDFAFlavour.PDFUA_1)) {
            PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false);
            for (TestAssertion found : validator.validate(parser).getTestAssertions()) {
                if (found.getStatus() == TestAssertion.Status.FAILED) {
                    faults.add(found.getRuleId().getClause() + " " + found.getMessage());
                }
            }
        }
        return faults;
    }

    private static Set<String> word(String file) throws Exception {
        Set<String> faults = new LinkedHashSet<>();
        try (ZipFile pack = new ZipFile(file)) {
            for (ZipEntry part : Collections.list(pack.entries())) {
                if (part.getName().matches("word/[a-zA-Z0-9]+\\.xml")) {
                    XmlObject read = SCHEMAS.parse(pack.getInputStream(part), null, new XmlOptions());
                    List<XmlError> errors = new ArrayList<>();
                    read.validate(new XmlOptions().setErrorListener(errors));
                    errors.forEach(error -> faults.add(part.getName() + " " + error.getMessage()));
                }
            }
        }
        return faults;
    }
}
