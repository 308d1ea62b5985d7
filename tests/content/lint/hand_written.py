"""Short texts as an author would write them, in words that are not those of the atlas's own pages."""

from __future__ import annotations

TEXTS: dict[str, str] = {
    "soleus": (
        "Broad and flat, soleus hides beneath the two heads of gastrocnemius. It originates from the back of "
        "the fibula and from the soleal line of the tibia, and inserts into the calcaneus by way of the "
        "Achilles tendon. Standing at ease, we sway forwards a little; it is soleus that plantarflexes the "
        "foot and keeps us upright. It is innervated by the tibial nerve."
    ),
    "tibialis-anterior": (
        "You can feel this muscle beside the sharp edge of the shin. It springs from the lateral surface of "
        "the tibia and the interosseous membrane; its tendon crosses to the inner border of the foot and "
        "inserts on the medial cuneiform and the base of the first metatarsal. It dorsiflexes the ankle and "
        "inverts the foot. A lesion of the deep fibular nerve lets the foot drop."
    ),
    "biceps-brachii": (
        "Two heads give the muscle its name. The short head originates from the coracoid process, the long "
        "head from the supraglenoid tubercle; both end on the tuberosity of the radius. Biceps is the "
        "strongest supinator of the bent forearm, and it flexes the elbow. It is supplied by the "
        "musculocutaneous nerve."
    ),
    "deltoid": (
        "The rounded contour of the shoulder is made by this thick muscle. Its fibres come from the clavicle, "
        "the acromion and the spine of the scapula, and converge on the deltoid tuberosity of the humerus. "
        "The middle fibres abduct the arm, the anterior ones flex and the posterior ones extend it. The "
        "axillary nerve, which winds round the surgical neck of the humerus, is in danger when that neck "
        "breaks."
    ),
    "sartorius": (
        "The longest muscle of the body runs obliquely like a strap over the front of the thigh, from the "
        "anterior superior iliac spine to the upper part of the medial surface of the tibia. Tailors sat "
        "cross-legged with its help: it flexes, abducts and laterally rotates the thigh at the hip, and "
        "flexes the leg at the knee. It is supplied by the femoral nerve."
    ),
    "gluteus-maximus": (
        "The largest and heaviest of the buttock muscles extends the hip when one climbs a stair or rises "
        "from a chair. It arises from the ilium behind the posterior gluteal line, from the sacrum and coccyx "
        "and from the sacrotuberous ligament. Most of it ends in the iliotibial tract, the rest on the "
        "gluteal tuberosity of the femur. Its nerve is the inferior gluteal nerve."
    ),
    "masseter": (
        "Clench your teeth and it hardens under the finger in front of the ear. It comes from the zygomatic "
        "arch and inserts into the angle and ramus of the mandible, which it lifts with great force. Like the "
        "other muscles of chewing it is supplied by a branch of the mandibular nerve, the masseteric nerve."
    ),
    "diaphragm": (
        "A dome of muscle parts the chest from the belly. From the xiphoid process, the lower ribs and the "
        "lumbar vertebrae its fibres rise to a central tendon. When they contract, the dome descends and air "
        "streams into the lungs. The oesophagus, the aorta and the inferior vena cava pass through openings "
        "in it. It is supplied by the phrenic nerve."
    ),
    "supraspinatus": (
        "It fills the fossa above the spine of the scapula. Its tendon runs beneath the acromion to the "
        "uppermost facet of the greater tubercle of the humerus; there it wears and tears more often than any "
        "other tendon of the cuff. It starts abduction of the arm. It is supplied by the suprascapular nerve."
    ),
    "popliteus": (
        "A small triangle at the back of the knee, it unlocks the straight joint by turning the femur on the "
        "tibia. It arises from the lateral condyle of the femur, inside the capsule, and ends on the back of "
        "the tibia above the soleal line. The tibial nerve supplies it."
    ),
    "leg-lateral": (
        "Two muscles lie here, fibularis longus and fibularis brevis. Both come from the outer side of the "
        "fibula, and their tendons turn round the lateral malleolus into the foot, which they evert. The "
        "superficial fibular nerve supplies both."
    ),
    "quadriceps-femoris": (
        "The great extensor of the knee has four heads: rectus femoris and the three vasti. They unite in a "
        "tendon that holds the patella and goes on as the patellar ligament to the tuberosity of the tibia. "
        "Only rectus femoris crosses the hip, which it flexes. The femoral nerve supplies all four."
    ),
    "flexor-pollicis-longus": (
        "The only muscle that bends the last joint of the thumb. It arises from the front of the radius and "
        "the interosseous membrane, passes through the carpal tunnel, and inserts on the distal phalanx of "
        "the thumb. It is supplied by the anterior interosseous nerve."
    ),
    "sternocleidomastoid": (
        "Turn the head to the left, and the right one stands out like a cord. Its two heads come from the "
        "manubrium of the sternum and from the clavicle; it ends on the mastoid process of the temporal bone. "
        "One of them bends the head to its own side and turns the face to the other. The accessory nerve "
        "supplies it."
    ),
    "gastrocnemius": (
        "Its medial head arises from the popliteal surface of the femur just above the medial condyle, and "
        "the lateral head from the lateral side of the lateral condyle. The tendon fuses with that of soleus "
        "and inserts on the posterior surface of the calcaneus. The muscle plantarflexes the foot and, when "
        "the foot is fixed, flexes the knee. Innervation comes from the tibial nerve (S1, S2). With the knee "
        "bent it is slack and soleus does the work."
    ),
    "thigh-posterior": (
        "The hamstrings originate from the ischial tuberosity. Semitendinosus inserts on the medial surface "
        "of the tibia, biceps femoris on the head of the fibula. All three extend the hip and flex the knee. "
        "They are innervated by the sciatic nerve."
    ),
    "semimembranosus": (
        "Innervated by the tibial nerve, semimembranosus arises from the ischial tuberosity and inserts on "
        "the back of the medial condyle of the tibia. It extends the hip and flexes the knee; with the knee "
        "flexed it rotates the tibia medially."
    ),
    "flexor-digitorum-profundus": (
        "Its muscle belly arises from the ulna and the interosseous membrane. Four tendons run through the "
        "carpal tunnel, deep to those of flexor digitorum superficialis, and insert on the distal phalanges. "
        "The ulnar half is innervated by the ulnar nerve, the radial half by the anterior interosseous nerve, "
        "a branch of the median nerve. It flexes the fingers."
    ),
    "latissimus-dorsi": (
        "From the spinous processes of the lower thoracic vertebrae, the thoracolumbar fascia and the iliac "
        "crest this widest of muscles sweeps to the floor of the intertubercular sulcus of the humerus. It "
        "extends, adducts and medially rotates the arm. It is innervated by the thoracodorsal nerve. Climbers "
        "pull themselves up with it."
    ),
    "trapezius": (
        "Arising from the occiput, the nuchal ligament and the spines of the thoracic vertebrae, it inserts "
        "on the clavicle, the acromion and the spine of the scapula. Its upper fibres elevate, the middle "
        "ones retract and the lower ones depress the scapula. It is supplied by the accessory nerve."
    ),
    "pectoralis-major": (
        "A thick fan over the front of the chest. Its clavicular head flexes the arm, the sternocostal head "
        "extends it from the flexed position. Both adduct and medially rotate it at the shoulder. It is "
        "supplied by the medial and lateral pectoral nerves."
    ),
    "iliopsoas": (
        "Psoas major and iliacus unite and insert on the lesser trochanter of the femur. Iliopsoas is the "
        "strongest flexor of the hip. It flexes the thigh on the trunk or the trunk on the thigh."
    ),
    "brachialis": (
        "Deep to biceps, brachialis arises from the lower half of the front of the humerus and inserts on the "
        "tuberosity of the ulna. It flexes the elbow in every position. Musculocutaneous nerve, with a branch "
        "of the radial nerve."
    ),
    "triceps-brachii": (
        "The long head arises from the infraglenoid tubercle of the scapula, the lateral and medial heads "
        "from the humerus. They end together on the olecranon of the ulna. Triceps extends the elbow; its "
        "long head also extends the shoulder. Its nerve is the radial nerve."
    ),
    "extensor-hallucis-longus": (
        "It lies between tibialis anterior and extensor digitorum longus, arises from the middle of the "
        "fibula and inserts on the base of the distal phalanx of the great toe. It extends the great toe and "
        "dorsiflexes the ankle. A patient who cannot lift the big toe may have a lesion of the root L5."
    ),
    "rectus-abdominis": (
        "It originates from the pubic crest and symphysis and inserts on the xiphoid process and the fifth to "
        "seventh costal cartilages. It flexes the trunk. Tendinous intersections divide it into the famous "
        "six-pack. It is supplied by the thoraco-abdominal nerves."
    ),
    "obturator-internus": (
        "From the inner surface of the obturator membrane its fibres converge on the lesser sciatic notch, "
        "turn a right angle there and insert on the greater trochanter of the femur. It laterally rotates the "
        "extended thigh and abducts the flexed thigh. Nerve to obturator internus (L5, S1)."
    ),
    "leg-anterior": (
        "The four muscles of this compartment dorsiflex the ankle. They are supplied by the deep fibular "
        "nerve and the anterior tibial artery. Swelling within its tight walls can starve them of blood."
    ),
    "hand-thenar": (
        "Three short muscles form the ball of the thumb: abductor pollicis brevis, flexor pollicis brevis and "
        "opponens pollicis. They arise from the flexor retinaculum, the scaphoid and the trapezium. The "
        "recurrent branch of the median nerve supplies them."
    ),
    "temporalis": (
        "It fills the temporal fossa. From there its fibres converge beneath the zygomatic arch on the "
        "coronoid process of the mandible. It closes the mouth, and its horizontal posterior fibres retract "
        "the jaw. It is supplied by the deep temporal nerves from the mandibular nerve."
    ),
    "orbicularis-oculi": (
        "It closes the eyelids, gently in sleep, tightly against the wind. It is supplied by the facial nerve."
    ),
    "superior-oblique": (
        "Its tendon runs through the trochlea, a little pulley, and turns backwards to the eyeball. It turns "
        "the eye downwards and outwards. It is supplied by the trochlear nerve."
    ),
    "quadratus-lumborum": (
        "It arises from the iliac crest and the iliolumbar ligament and inserts on the twelfth rib and the "
        "transverse processes of the lumbar vertebrae. It bends the trunk to its side and steadies the last "
        "rib."
    ),
    "tibialis-posterior": (
        "The deepest of the calf. It arises from the back of the tibia, the fibula and the interosseous "
        "membrane between them. Its tendon passes behind the medial malleolus and inserts chiefly on the "
        "tuberosity of the navicular. It inverts the foot and supports the medial arch. Runners with flat "
        "feet strain it."
    ),
    "gluteus-medius": (
        "When one foot leaves the ground, this muscle on the other side keeps the pelvis level. It arises "
        "from the outer surface of the ilium and inserts on the greater trochanter. It abducts the thigh at "
        "the hip. A lesion of the superior gluteal nerve causes a waddling gait."
    ),
    "extensor-digitorum": (
        "Its four tendons go to the index, middle, ring and little fingers. It arises from the lateral "
        "epicondyle of the humerus by the common extensor tendon. It extends the fingers and the wrist. The "
        "posterior interosseous nerve supplies it."
    ),
    "genioglossus": (
        "The fan-shaped bulk of the tongue. It arises from the superior mental spine of the mandible and "
        "inserts into the tongue and the hyoid bone. It pulls the tongue forward. It is innervated by the "
        "hypoglossal nerve. In deep sleep it may relax and let the tongue fall back."
    ),
    "piriformis": (
        "The sciatic nerve leaves the pelvis below it, and sometimes through it. It arises from the front of "
        "the sacrum and inserts on the greater trochanter of the femur. It laterally rotates the extended "
        "thigh."
    ),
}
"""By structure."""

SHORT: dict[str, str] = {
    "leg-lateral": "Both muscles pass behind the lateral malleolus.",
    "soleus": "Runners know its cramps.",
    "gluteus-medius": "Stand on one leg to see what it is good for.",
    "hand": "Nothing else in the body is so skilled.",
}
"""Remarks that tell next to nothing, and so nothing wrong."""
