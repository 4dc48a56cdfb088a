package dev.parley.rig.build;

import java.util.Map;

/** Recipes of the shapes of lids, brows, cheeks and nose, for both sides. */
final class EyeShapes {

    private final Face face;
    private final Furrows furrows;

    EyeShapes(Face face) {
        this.face = face;
        furrows = new Furrows(face);
    }

    void addTo(Map<String, Delta> shapes) {
        add(shapes, true);
        add(shapes, false);
        shapes.put("browInnerUp",
            face.unit("eyebrows-left-inner-up").plus(face.unit("eyebrows-right-inner-up")).times(.9)
                .plus(furrows.middle()));
    }

    private void add(Map<String, Delta> shapes, boolean left) {
        String side = left ? "Left" : "Right";
        double[] low = face.lowerLid(left);
        double[] up = face.upperLid(left);
        Delta closure = unit("eye", left, "closure").times(face.lids());
        Delta opened = unit("eye", left, "opened-up").times(face.lids());
        Delta slit = unit("eye", left, "slit");
        shapes.put("eyeBlink" + side, closure.times(.92));
        shapes.put("eyeWide" + side, opened.times(.62));
        shapes.put("eyeSquint" + side, slit.times(low).times(.70).plus(closure.times(up).times(.22))
            .plus(face.pose("CheekUp", left, 4).times(.4)));
        shapes.put("eyeLookDown" + side, closure.times(up).times(.42)
            .plus(face.pose("EyeDown", left, 1).times(low).times(.8)));
        shapes.put("eyeLookUp" + side, opened.times(up).times(.42)
            .plus(face.pose("EyeUp", left, 1).times(low).times(.5)));
        shapes.put("eyeLookOut" + side, face.pose("EyeOut", left, 2).times(.6));
        shapes.put("eyeLookIn" + side, face.pose("EyeIn", left, 2).times(.6));
        shapes.put("cheekSquint" + side, face.pose("CheekUp", left, 6).plus(slit.times(low).times(.35)));
        addBrow(shapes, left, side);
    }

    private void addBrow(Map<String, Delta> shapes, boolean left, String side) {
        Delta down = unit("eyebrows", left, "down");
        shapes.put("browDown" + side, down.plus(furrows.between(left)));
        shapes.put("browOuterUp" + side, unit("eyebrows", left, "extern-up").times(.5)
            .plus(unit("eyebrows", left, "up").times(.5)).plus(furrows.outer(left)));
        shapes.put("noseSneer" + side, face.softUnit("nose-" + (left ? "left" : "right") + "-elevation").times(1.3)
            .plus(face.softUnit("mouth-elevation").times(face.masks().upper()).times(face.side(left)).times(.40))
            .plus(down.times(.30)));
    }

    private Delta unit(String part, boolean left, String motion) {
        return face.unit(part + (left ? "-left-" : "-right-") + motion);
    }
}
