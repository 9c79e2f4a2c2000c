"""Invented people for the demo, each named in their own script. Nobody here is real."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tongue:
    """A language of the demo's families: what they speak, read, and are called."""

    spoken: str
    written: str
    families: int
    given: tuple[str, ...]
    last: tuple[str, ...]


TONGUES = (
    Tongue("Spanish", "Spanish", 18,
           ("María", "José", "Guadalupe", "Juan", "Rosa", "Luis", "Carmen", "Miguel", "Elena", "Pedro",
            "Sofía",
            "Javier", "Lucía", "Ramón", "Teresa", "Diego", "Marisol", "Andrés", "Gabriela", "Óscar"),
           ("García López", "Hernández", "Ramírez", "Núñez", "Morales", "Castillo", "Reyes", "Ortiz",
            "Jiménez",
            "Vargas", "Mendoza", "Peña", "Rojas", "Delgado", "Cruz", "Salazar", "Fuentes", "Aguilar")),
    Tongue("Somali", "Somali", 12,
           ("Faadumo", "Cabdi", "Xaliimo", "Maxamed", "Hodan", "Cali", "Sahra", "Yuusuf", "Khadra",
            "Ismaaciil",
            "Ifrah", "Cismaan", "Nimco", "Axmed", "Deeqa", "Liibaan"),
           ("Nuur", "Cabdullaahi", "Xasan", "Faarax", "Jaamac", "Cumar", "Ibraahim", "Shire", "Guuleed",
            "Aadan",
            "Diiriye", "Muuse")),
    Tongue("Arabic", "Arabic", 8,
           ("أمينة", "يوسف", "فاطمة", "أحمد", "ليلى", "خالد", "مريم", "حسن", "زينب", "عمر", "هدى", "سمير"),
           ("الحسن", "الخطيب", "العلي", "حداد", "المصري", "يعقوب", "الشامي", "منصور")),
    Tongue("Mandarin", "Simplified Chinese", 7,
           ("美玲", "建国", "丽华", "志强", "晓燕", "文杰", "秀英", "海涛", "静", "伟"),
           ("陈", "王", "李", "张", "刘", "黄", "林")),
    Tongue("Hmong", "Hmong", 6,
           ("Maiv", "Pov", "Nkauj Hli", "Tub", "Yer", "Tswb", "Npauj", "Xeev", "Paj Huab", "Kab"),
           ("Vaj", "Xyooj", "Yaj", "Lis", "Thoj", "Muas")),
    Tongue("Vietnamese", "Vietnamese", 4,
           ("Thị Hương", "Văn Minh", "Ngọc Lan", "Quốc Hùng", "Thu Hà", "Đức Anh"),
           ("Nguyễn", "Trần", "Lê", "Phạm")),
    Tongue("Mam", "none", 2, ("Juana", "Pascual", "Catarina", "Mateo"), ("Pablo Ramírez", "Ortiz Domingo")),
    Tongue("English", "English", 2, ("Dana", "Chris", "Jordan", "Pat"), ("Miller", "Okafor")),
    Tongue("American Sign Language", "English", 1, ("Robin", "Sam"), ("Sanders",)),
)  # fmt: skip
