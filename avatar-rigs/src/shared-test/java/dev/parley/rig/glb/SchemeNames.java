package dev.parley.rig.glb;

import java.util.Arrays;

/** What makers of heads call their morph targets. */
public final class SchemeNames {

    private static final String[] CHARACTER_CREATOR = {
        "Brow_Raise_Inner_L", "Brow_Raise_Inner_R", "Brow_Raise_Outer_L", "Brow_Raise_Outer_R", "Brow_Drop_L",
        "Brow_Drop_R", "Eye_Blink_L", "Eye_Blink_R", "Eye_Squint_L", "Eye_Squint_R", "Eye_Wide_L", "Eye_Wide_R",
        "Eye_L_Look_L", "Eye_R_Look_L", "Eye_L_Look_R", "Eye_R_Look_R", "Eye_L_Look_Up", "Eye_R_Look_Up",
        "Eye_L_Look_Down", "Eye_R_Look_Down", "Nose_Sneer_L", "Nose_Sneer_R", "Cheek_Raise_L", "Cheek_Raise_R",
        "Cheek_Puff_L", "Cheek_Puff_R", "Mouth_Smile_L", "Mouth_Smile_R", "Mouth_Frown_L", "Mouth_Frown_R",
        "Mouth_Stretch_L", "Mouth_Stretch_R", "Mouth_Dimple_L", "Mouth_Dimple_R", "Mouth_Press_L", "Mouth_Press_R",
        "Mouth_Pucker_Up_L", "Mouth_Pucker_Up_R", "Mouth_Pucker_Down_L", "Mouth_Pucker_Down_R", "Mouth_Funnel_Up_L",
        "Mouth_Funnel_Up_R", "Mouth_Funnel_Down_L", "Mouth_Funnel_Down_R", "Mouth_Roll_In_Upper_L",
        "Mouth_Roll_In_Upper_R", "Mouth_Roll_In_Lower_L", "Mouth_Roll_In_Lower_R", "Mouth_L", "Mouth_R",
        "Mouth_Shrug_Upper", "Mouth_Shrug_Lower", "Mouth_Up_Upper_L", "Mouth_Up_Upper_R", "Mouth_Down_Lower_L",
        "Mouth_Down_Lower_R", "Mouth_Close", "Jaw_Open", "Jaw_Forward", "Jaw_L", "Jaw_R", "V_Open", "V_Explosive",
        "V_Wide", "Mouth_Smile_Sharp_L", "Nose_Tip_L", "Head_Turn_L"};

    private static final String[] META_HUMAN = {
        "browDownL", "browDownR", "browRaiseInL", "browRaiseInR", "browRaiseOuterL", "browRaiseOuterR", "eyeBlinkL",
        "eyeBlinkR", "eyeWidenL", "eyeWidenR", "eyeSquintInnerL", "eyeSquintInnerR", "eyeCheekRaiseL",
        "eyeCheekRaiseR", "eyeLookUpL", "eyeLookUpR", "eyeLookDownL", "eyeLookDownR", "eyeLookLeftL", "eyeLookLeftR",
        "eyeLookRightL", "eyeLookRightR", "noseWrinkleL", "noseWrinkleR", "mouthCheekBlowL", "mouthCheekBlowR",
        "jawOpen", "jawFwd", "jawLeft", "jawRight", "jawChinRaiseDL", "jawChinRaiseDR", "jawChinRaiseUL",
        "jawChinRaiseUR", "mouthLeft", "mouthRight", "mouthUpperLipRaiseL", "mouthUpperLipRaiseR",
        "mouthLowerLipDepressL", "mouthLowerLipDepressR", "mouthCornerPullL", "mouthCornerPullR",
        "mouthCornerDepressL", "mouthCornerDepressR", "mouthDimpleL", "mouthDimpleR", "mouthStretchL",
        "mouthStretchR", "mouthPressUL", "mouthPressUR", "mouthPressDL", "mouthPressDR", "mouthFunnelUL",
        "mouthFunnelUR", "mouthFunnelDL", "mouthFunnelDR", "mouthLipsPurseUL", "mouthLipsPurseUR", "mouthLipsPurseDL",
        "mouthLipsPurseDR", "mouthUpperLipRollInL", "mouthUpperLipRollInR", "mouthLowerLipRollInL",
        "mouthLowerLipRollInR", "mouthLipsTogetherUL", "mouthLipsTogetherUR", "mouthLipsTogetherDL",
        "mouthLipsTogetherDR", "tongueOut"};

    private static final String[] OCULUS = {
        "viseme_sil", "viseme_PP", "viseme_FF", "viseme_TH", "viseme_DD", "viseme_kk", "viseme_CH", "viseme_SS",
        "viseme_nn", "viseme_RR", "viseme_aa", "viseme_E", "viseme_I", "viseme_O", "viseme_U"};

    private static final String[] READY_PLAYER_ME = {"mouthOpen", "mouthSmile", "eyesClosed", "eyesLookUp",
        "eyesLookDown"};

    private SchemeNames() {
    }

    /** Names of Character Creator 4's extended facial profile, as its exports list them. */
    public static String[] characterCreator() {
        return CHARACTER_CREATOR.clone();
    }

    /** Names of a MetaHuman's expressions. */
    public static String[] metaHuman() {
        return Arrays.stream(META_HUMAN).map(name -> "CTRL_expressions_" + name).toArray(String[]::new);
    }

    /** Oculus' 15 visemes, as Ready Player Me spells them. */
    public static String[] oculus() {
        return OCULUS.clone();
    }

    /** What a Ready Player Me avatar has unless more is asked for. */
    public static String[] readyPlayerMe() {
        return READY_PLAYER_ME.clone();
    }
}
