export{a_32 as a,b_32 as b,c_32 as c,d_32 as d,e_32 as e,f_32 as f,g_32 as g,h_32 as h}from"./check-at-once.js";
