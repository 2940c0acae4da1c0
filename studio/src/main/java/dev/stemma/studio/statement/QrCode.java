package dev.stemma.studio.statement;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** A text as a QR code (ISO/IEC 18004), drawn in SVG: one unit a module, dark on light. */
final class QrCode {
    /** Light modules around it, as the standard demands. */
    private static final int QUIET_ZONE = 4;

    private QrCode() {}

    /** @param text short, of Latin letters and digits */
    static String svg(String text, String title) {
        BitMatrix code;
        try {
            code = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.MARGIN,
                                    QUIET_ZONE));
        } catch (WriterException e) {
            throw new IllegalArgumentException("a short text fits into a QR code", e);
        }
        int size = code.getWidth();
        return "<svg class=\"qr\" role=\"img\" viewBox=\"0 0 " + size + " " + size
                + "\" xmlns=\"http://www.w3.org/2000/svg\" shape-rendering=\"crispEdges\"><title>" + Svg.escaped(title)
                + "</title><rect width=\"" + size + "\" height=\"" + size + "\" fill=\"#fff\"/><path d=\""
                + modules(code)
                + "\" fill=\"#000\"/></svg>";
    }

    /** Dark modules, run by run. */
    private static String modules(BitMatrix code) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.getHeight(); y++) {
            int x = 0;
            while (x < code.getWidth()) {
                int start = x;
                while (x < code.getWidth() && code.get(x, y)) {
                    x++;
                }
                if (x > start) {
                    path.append("M" + start + " " + y + "h" + (x - start) + "v1h-" + (x - start) + "z");
                }
                x++;
            }
        }
        return path.toString();
    }
}
